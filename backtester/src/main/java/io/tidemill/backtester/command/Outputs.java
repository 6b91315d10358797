package io.tidemill.backtester.command;

import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.report.HtmlReport;
import io.tidemill.backtester.report.Summary;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** What a backtest leaves behind. */
final class Outputs {
    static final String RESULT = "result.json";
    static final String REPORT = "report.html";
    static final String LINEAGE = "lineage.json";

    /** Where a result came from. */
    private record Lineage(String commit, Map<String, Long> lakeSnapshots) {}

    private Outputs() {}

    /**
     * Writes result, report and lineage; each file is whole or not there.
     *
     * @param snapshots id by table of the lake that was read; a lake of the same content has others
     */
    static void write(BacktestResult result, Map<String, Long> snapshots, Path folder) throws IOException {
        Files.createDirectories(folder);
        replace(folder.resolve(RESULT), result.json());
        replace(folder.resolve(REPORT), HtmlReport.render(result).getBytes(StandardCharsets.UTF_8));
        replace(folder.resolve(LINEAGE), Json.bytes(new Lineage(result.commit(), new TreeMap<>(snapshots))));
    }

    /** Prints the key figures. */
    static void summary(BacktestResult result, PrintWriter output) {
        Summary.lines(result).forEach(output::println);
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        Files.write(temporary, bytes);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
