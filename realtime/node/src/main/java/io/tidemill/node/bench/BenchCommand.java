package io.tidemill.node.bench;

import io.tidemill.sandbox.GeneratedMarket;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemill bench NAME}: measures, and prints one JSON line a figure. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures, and prints one JSON line a figure.")
public final class BenchCommand implements Callable<Integer> {
    private static final long SEED = 20_240_808;
    private static final Duration GENERATED = Duration.ofMinutes(10);

    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Which one, or all.")
    private String name;

    @Option(
            names = "--frames",
            paramLabel = "FILE",
            description =
                    "Recorded frames of Binance BTCUSDT, in order; without it ten minutes of the generated market. Not for lab.")
    private List<Path> frames = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds behind the warm-up; the median counts.")
    private int rounds;

    @Option(
            names = "--separate",
            description = "tick-to-order: connect, trade and execute as three processes over the bus.")
    private boolean separate;

    /** Made by the command line. */
    public BenchCommand() {}

    /** Takes the command's place in the command line, and lists all benchmarks in its help text. */
    @Spec
    void spec(CommandSpec own) {
        spec = own;
        Stream<String> list =
                Stream.of(Benchmark.values()).map(each -> "  %-15s%s".formatted(each.text(), each.what()));
        own.usageMessage()
                .footer(Stream.concat(Stream.of("", "Benchmarks:"), list).toArray(String[]::new));
    }

    @Override
    public Integer call() throws Exception {
        if (separate && !name.equals(Benchmark.TICK_TO_ORDER.text())) {
            throw new IllegalArgumentException(
                    "--separate is of " + Benchmark.TICK_TO_ORDER.text() + ", the name was " + name);
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds must be >= 1, was " + rounds);
        }
        List<Benchmark> chosen = name.equals("all") ? List.of(Benchmark.values()) : List.of(Benchmark.of(name));
        Tape tape = chosen.stream().anyMatch(Benchmark::takesTape) ? tape(frames) : Tape.EMPTY;
        for (Benchmark each : chosen) {
            Bench bench = separate ? new SeparateBench(frames) : each.bench();
            bench.run(tape, rounds, figure -> print(each, figure, tape));
        }
        return 0;
    }

    /** The tape of these frames; that of the generated market when there are none. */
    static Tape tape(List<Path> frames) throws IOException {
        return frames.isEmpty() ? generated() : Tape.read(frames, names(frames));
    }

    private static String names(List<Path> frames) {
        return String.join(
                "+", frames.stream().map(file -> file.getFileName().toString()).toList());
    }

    private static Tape generated() throws IOException {
        Path file = Files.createTempFile("tidemill-bench", ".gz");
        try {
            GeneratedMarket.record(file, GENERATED, SEED);
            return Tape.read(List.of(file), "generated-" + GENERATED.toMinutes() + "min-seed-" + SEED);
        } finally {
            Files.delete(file);
        }
    }

    private void print(Benchmark benchmark, Figure figure, Tape tape) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", benchmark.text());
        line.putAll(figure.fields());
        line.put("rounds", rounds);
        // a figure that was taken elsewhere says so itself
        Place.fields().forEach(line::putIfAbsent);
        line.putIfAbsent("data", tape.data());
        PrintWriter out = spec.commandLine().getOut();
        out.println(new String(Json.bytes(line), StandardCharsets.UTF_8));
        out.flush();
    }
}
