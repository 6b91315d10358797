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
        description = {
            "Measures, and prints one JSON line a figure.",
            "",
            "  book           updates of an order book",
            "  decode         JSON frames of a venue to market events",
            "  replay         backtests of one and of 64 parameter sets",
            "  lake-read      the lake to arrays and to market events",
            "  archive        events to committed rows of the lake",
            "  tick-to-order  received bytes to an order in the sender's hand",
            ""
        })
public final class BenchCommand implements Callable<Integer> {
    private static final long SEED = 20_240_808;
    private static final Duration GENERATED = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Which one, or all.")
    private String name;

    @Option(
            names = "--frames",
            paramLabel = "FILE",
            description =
                    "Recorded frames of Binance BTCUSDT, in order; without it ten minutes of the generated market.")
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
        Tape tape = tape(frames);
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
        line.putAll(Place.fields());
        line.put("rounds", rounds);
        line.put("data", tape.data());
        PrintWriter out = spec.commandLine().getOut();
        out.println(new String(Json.bytes(line), StandardCharsets.UTF_8));
        out.flush();
    }
}
