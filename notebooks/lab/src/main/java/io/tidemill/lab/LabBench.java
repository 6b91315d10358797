package io.tidemill.lab;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * {@code tidemill bench lab}: 10 million generated trades from a lake in a folder into a Tablesaw table. A process of its own
 * reads, so that its peak memory is that of reading; it reads once, cold, as a notebook does. One JSON line a figure.
 */
public final class LabBench {
    private static final int TRADES = 10_000_000;
    private static final int POSITION_EVERY = 500_000;
    private static final long SEED = 20_240_808;
    private static final long START_NS = 1_723_075_200_000_000_000L;
    private static final long MEAN_GAP_NS = 8_000_000;
    private static final String INSTRUMENT = "BTC-USDT.BINANCE";
    private static final String READ = "read";
    private static final double MB = 1 << 20;

    private LabBench() {}

    private static final PrintStream FIGURES = System.out;

    /** Makes the lake, has it read, and removes it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals(READ)) {
            // what the lab prints in a cell is progress here: standard output has the figures alone
            System.setOut(System.err);
            read(Path.of(arguments[1]));
            return;
        }
        int exitCode;
        Path folder = Files.createTempDirectory("tidemill-bench-lab");
        try {
            System.err.printf("bench lab: writing %,d trades%n", TRADES);
            fill(folder);
            exitCode = child(folder);
        } finally {
            delete(folder);
        }
        System.exit(exitCode);
    }

    private static void fill(Path folder) {
        try (Lake lake = Lake.open(LakeConfig.local(folder));
                LakeWriter writer = lake.writer("bench")) {
            LakeSource source = writer.source("file/generated", SourceKind.FILE);
            source.instrument(instrument(), START_NS);
            MarketEvents to = source.market();
            SplittableRandom random = new SplittableRandom(SEED);
            long timeNs = START_NS;
            long price = 6_000_000;
            for (int i = 1; i <= TRADES; i++) {
                timeNs += random.nextLong(2 * MEAN_GAP_NS);
                price += random.nextInt(-3, 4);
                Side side = Side.of(random.nextInt(2));
                long size = 1 + random.nextLong(1, 1 + random.nextLong(1, 100_000));
                to.trade(0, timeNs - random.nextLong(1_000_000, 5_000_000), timeNs, i, price, size, side);
                if (i % POSITION_EVERY == 0) {
                    source.position(String.valueOf(i));
                }
            }
            source.complete();
            writer.commit(Map.of());
        }
    }

    private static Instrument instrument() {
        return Instrument.spot(
                0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00001"), 1, 5, START_NS);
    }

    private static int child(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LabBench.class.getName(), READ));
        command.add(folder.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static void read(Path folder) {
        long beforeBytes = memoryBytes("VmHWM");
        Progress progress = Progress.of("bench", "s");
        long startNs = progress.now();
        try (Lab lab = Lab.quietly(folder)) {
            long openedNs = progress.now();
            Table trades = lab.trades(INSTRUMENT);
            double seconds = (progress.now() - openedNs) / 1e9;
            long peakBytes = memoryBytes("VmHWM");
            double tableBytes = trades.columns().stream()
                    .mapToDouble(column -> (double) bytes(column))
                    .sum();
            if (trades.rowCount() != TRADES) {
                throw new IllegalStateException("all " + TRADES + " trades must come back, came " + trades.rowCount());
            }
            print("10 M trades, lake to table", seconds, "s", tableBytes, peakBytes, beforeBytes);
            print("rate", TRADES / seconds / 1e6, "M rows/s", tableBytes, peakBytes, beforeBytes);
            print(
                    "peak memory of the process over the table's own size",
                    peakBytes / tableBytes,
                    "1",
                    tableBytes,
                    peakBytes,
                    beforeBytes);
            print("opening the lake", (openedNs - startNs) / 1e9, "s", tableBytes, peakBytes, beforeBytes);
        }
    }

    private static long bytes(Column<?> column) {
        return (long) column.byteSize() * column.size();
    }

    private static void print(
            String metric, double value, String unit, double tableBytes, long peakBytes, long beforeBytes) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "lab");
        line.put("metric", metric);
        line.put("value", Math.round(value * 1000) / 1000.0);
        line.put("unit", unit);
        line.put("rows", TRADES);
        line.put("tableMb", Math.round(tableBytes / MB));
        line.put("peakMemoryMb", Math.round(peakBytes / MB));
        line.put("emptyProcessMb", Math.round(beforeBytes / MB));
        line.put("machine", machine());
        line.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        line.put("commit", commit());
        line.put("rounds", 1);
        line.put("data", "generated-trades-seed-" + SEED);
        FIGURES.println(Json.text(line));
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " x " + system("/proc/cpuinfo", "model name") + ", memory "
                + system("/proc/meminfo", "MemTotal") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version");
    }

    private static long memoryBytes(String key) {
        String kb = system("/proc/self/status", key).replaceAll("\\D", "");
        return kb.isEmpty() ? 0 : Long.parseLong(kb) << 10;
    }

    private static String system(String file, String key) {
        if (!Files.isReadable(Path.of(file))) {
            return "";
        }
        try (Stream<String> lines = Files.lines(Path.of(file), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String commit() {
        String home = System.getProperty("tidemill.home", ".");
        try {
            Process git = new ProcessBuilder("git", "-C", home, "describe", "--always", "--dirty=+", "--abbrev=12")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            // no git on this machine: the line says that it does not know
            return "unknown";
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
