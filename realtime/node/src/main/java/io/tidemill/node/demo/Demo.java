package io.tidemill.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.bus.ControlTopic;
import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.EngineState;
import io.tidemill.engine.StrategyConfig;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Stage;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.live.TradingNode;
import io.tidemill.node.platform.Home;
import io.tidemill.node.platform.Platform;
import io.tidemill.node.platform.SandboxVenue;
import io.tidemill.node.platform.VenueNode;
import io.tidemill.node.platform.WallClock;
import io.tidemill.risk.RiskLimits;
import io.tidemill.strategies.Strategies;
import io.tidemill.wire.Json;
import io.tidemill.wire.WireWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The circle, once. <b>Thread:</b> one thread runs it. */
public final class Demo {
    private static final String STRATEGY = "maker";
    private static final String ACCOUNT = "demo";
    private static final String PROMOTIONS = VenueNode.PROMOTIONS;

    /** Share of a recorded market after which each attempt to tune begins; a later one has more data. */
    private static final double[] TUNE_AT = {0.5, 0.65, 0.8};

    /** Share of a recorded market at which it slows down, so that something is left to trade with the new set. */
    private static final double KEEP_FOR_NEW_SET = 0.9;

    /** How long a generated market is traded before each attempt to tune. */
    private static final Duration GENERATED_BEFORE = Duration.ofSeconds(90);

    private static final Duration GENERATED_AFTER = Duration.ofSeconds(20);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MS = 50;
    private static final double SLOW = 0.2;

    private final DemoOptions options;
    private final Home home;
    private final Stages stages;
    private final WallClock clock = new WallClock();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** A demo that prints what it does. */
    public Demo(DemoOptions options, Home home, Consumer<String> out) {
        this.options = options;
        this.home = home;
        this.stages = new Stages(out);
    }

    /**
     * Runs it.
     *
     * @return whether every check held
     * @throws IOException if the output folder cannot be used; the exceptions of the parts otherwise
     */
    public boolean run() throws IOException, InterruptedException {
        Path out = emptyFolder(options.out().toAbsolutePath().normalize());
        Files.createDirectories(out.resolve("tmp"));
        Summary summary;
        try (MemoryWatch memory = new MemoryWatch()) {
            stages.begin("start", "broker, object store, lake, archiver, venue");
            try (SandboxVenue venue = SandboxVenue.start(options.frames(), options.seed(), options.speed());
                    Platform platform = Platform.start(
                            out.resolve("data"), home, clock, COMMIT_EVERY, stages::note, this::failed)) {
                summary = circle(out, venue, platform, memory);
            }
            stages.end();
        }
        deleteFolder(out.resolve("tmp"));
        Files.writeString(out.resolve("summary.json"), Json.pretty(summary) + "\n");
        report(summary, out);
        return summary.ok();
    }

    private Summary circle(Path out, SandboxVenue venue, Platform platform, MemoryWatch memory)
            throws IOException, InterruptedException {
        int run = platform.runs().next();
        Path journal = platform.runs().journalFile(run);
        RunConfig config = RunConfig.of(
                EngineConfig.of(
                        run,
                        List.of(new StrategyConfig(
                                STRATEGY,
                                Strategies.GLFT_MARKET_MAKER,
                                List.of(venue.instrument()),
                                Beginning.of(venue).firstSet(),
                                Stage.LIVE)),
                        RiskLimits.defaults()),
                List.of(venue.instrument()));
        Map<String, Long> published;
        Map<String, Double> skew;
        long frames;
        @Nullable JsonNode tune;
        try (VenueNode node = VenueNode.start(config, venue, platform.bus(), ACCOUNT, journal, clock, this::failed)) {
            await(node, () -> node.trading().codec().counters().bookBatches() > 0, "the first book");
            tune = null;
            for (int attempt = 0; attempt < TUNE_AT.length && !Proof.isPromoted(tune); attempt++) {
                String number = attempt == 0 ? "" : "-" + (attempt + 1);
                stages.begin(
                        "trade" + number,
                        "the first parameter set trades, all is archived (speed " + options.speed() + ")");
                venue.speed(options.speed());
                awaitMarket(node, venue, TUNE_AT[attempt], GENERATED_BEFORE);
                stages.begin("tune" + number, options.trials() + " parameter sets on what was archived, on Spark");
                tune = tune(out, venue, platform, node);
            }
            stages.begin("promote", "the promotion goes to the running engine, which trades on with the new set");
            long promotions = promote(out, platform, node);
            venue.speed(options.speed());
            awaitMarket(node, venue, 1, GENERATED_AFTER);
            stages.begin("stop", "halt, cancel what is open, drain the archive");
            node.stop();
            published = node.published();
            published.put(PROMOTIONS, promotions);
            skew = skew(node.trading());
            frames = node.trading().publicFrames();
        }
        platform.archiver().drainAndClose(PATIENCE);
        stages.begin("prove", "replay the journal and the raw frames, compare book and quotes, count rows");
        return Proof.of(
                new Traded(journal, run, published, skew, frames, tune),
                venue,
                platform,
                failure.get(),
                stages,
                memory);
    }

    private @Nullable JsonNode tune(Path out, SandboxVenue venue, Platform platform, VenueNode node)
            throws IOException, InterruptedException {
        Path lakeFile = out.resolve("tmp/lake.json");
        Files.writeString(lakeFile, Json.pretty(platform.lakeConfig()));
        List<String> arguments = new ArrayList<>(List.of(
                "--lake=" + lakeFile,
                "--strategy=" + Strategies.GLFT_MARKET_MAKER,
                "--instance=" + STRATEGY,
                "--instrument=" + venue.instrument(),
                "--trials=" + options.trials(),
                "--seed=" + options.seed(),
                "--folds=1",
                "--maker-bps=" + venue.makerBps(),
                "--taker-bps=" + venue.takerBps(),
                "--policy=demo-wide",
                "--out=" + out.resolve("tune")));
        arguments.addAll(Beginning.of(venue).arguments());
        try (TuneChild child = TuneChild.start(home, out.resolve("tmp"), arguments, stages::note)) {
            while (child.isAlive()) {
                checkFailure(node);
                if (venue.progress() > KEEP_FOR_NEW_SET) {
                    // so that something is left to trade with the new set
                    venue.speed(SLOW);
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
            int code = child.exitCode();
            Path result = out.resolve("tune/tune.json");
            if (code > 1 || !Files.exists(result)) {
                throw new IllegalStateException("tune ended with exit code " + code + "; its lines stand above");
            }
            return new ObjectMapper().readTree(result.toFile());
        }
    }

    /** How many promotions were published: one, or none if the gates let nothing pass. */
    private long promote(Path out, Platform platform, VenueNode node) throws IOException, InterruptedException {
        Path file = out.resolve("tune/promotion.json");
        if (!Files.exists(file)) {
            stages.note("the gates let nothing pass: the first set goes on");
            return 0;
        }
        Promotion promotion = Json.read(Files.readAllBytes(file), Promotion.class);
        try (ControlTopic topic = platform.bus().control(PROMOTIONS)) {
            new WireWriter(topic.at(promotion.strategy())).promotion(promotion, clock.nowNs());
        }
        await(
                node,
                () -> state(node).swaps() + state(node).refusedPromotions() > 0,
                "the swap to " + promotion.set().name());
        stages.note("the engine trades with " + promotion.set().name() + " in stage " + promotion.stage());
        return 1;
    }

    private void report(Summary summary, Path out) {
        stages.note("");
        stages.note("%,d frames, %,d orders, %,d fills, %d gaps, book equal to quotes in %,d of %,d"
                .formatted(
                        summary.framesRead(),
                        summary.orders(),
                        summary.fills(),
                        summary.gaps(),
                        summary.bookChecks().equal(),
                        summary.bookChecks().compared()));
        for (Summary.Gate gate : summary.gates()) {
            stages.note("gate %-16s %-4s %s | strict: %-4s %s"
                    .formatted(
                            gate.gate(),
                            gate.passed() ? "yes" : "NO",
                            gate.detail(),
                            gate.strictPassed() ? "yes" : "NO",
                            gate.strictDetail()));
        }
        stages.note("most memory of all processes together: " + summary.peakMemoryMb() + " MB");
        summary.failures().forEach(line -> stages.note("FAILED: " + line));
        stages.note("summary: " + out.resolve("summary.json"));
        stages.note("reports: " + out.resolve("tune/report.html"));
    }

    private void awaitMarket(VenueNode node, SandboxVenue venue, double share, Duration generated)
            throws InterruptedException {
        long end = System.nanoTime() + generated.toNanos();
        while (venue.isRecorded()
                ? !venue.isAtEnd() && (share >= 1 || venue.progress() < share)
                : System.nanoTime() < end) {
            checkFailure(node);
            venue.checkHealth();
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private void await(VenueNode node, Condition condition, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            checkFailure(node);
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " did not come within " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    private void checkFailure(VenueNode node) {
        Throwable cause = node.trading().failure() == null
                ? failure.get()
                : node.trading().failure();
        if (cause != null) {
            throw new IllegalStateException("a part of the demo failed: " + cause.getMessage(), cause);
        }
    }

    private void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    private static EngineState state(VenueNode node) throws InterruptedException {
        try {
            return node.trading().state().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the engine does not tell its state", e);
        }
    }

    private static Map<String, Double> skew(TradingNode node) {
        Map<String, Double> median = new LinkedHashMap<>();
        for (String stream : node.codec().streams()) {
            var skew = node.codec().clockSkew(stream);
            if (skew.samples() > 0) {
                median.put(stream, skew.medianNs() / 1e6);
            }
        }
        return median;
    }

    private static Path emptyFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new IllegalArgumentException("--out must be a new or an empty folder, was " + folder);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static void deleteFolder(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
