package io.tidemill.lab;

import io.tidemill.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The process of {@code tidemill bench lab} that reads: the trades of one instrument into a table, once, cold. One line of JSON on
 * standard output: rows, seconds, bytes of the table, memory.
 */
public final class LabBenchPart {
    private LabBenchPart() {}

    /** Reads the lake in a folder, the first word, for the instrument, the second, and ends. */
    public static void main(String[] words) throws IOException {
        PrintStream answer = System.out;
        // what the lab prints in a cell is progress here
        System.setOut(System.err);
        long emptyBytes = peakBytes();
        Progress clock = Progress.of("reading", "trades");
        long startNs = clock.now();
        try (Lab lab = Lab.quietly(Path.of(words[0]).toAbsolutePath())) {
            long openedNs = clock.now();
            Table trades = lab.trades(words[1]);
            long readNs = clock.now();
            answer.println(Json.text(Map.of(
                    "rows",
                    trades.rowCount(),
                    "openSeconds",
                    (openedNs - startNs) / 1e9,
                    "seconds",
                    (readNs - openedNs) / 1e9,
                    "tableBytes",
                    bytes(trades),
                    "emptyBytes",
                    emptyBytes,
                    "peakBytes",
                    peakBytes())));
        }
    }

    private static long bytes(Table table) {
        return table.columns().stream()
                .mapToLong(column -> (long) column.byteSize() * column.size())
                .sum();
    }

    /** The most memory that this process ever held; 0 where the system does not tell. */
    private static long peakBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }
}
