package io.tidemill.node.command;

import io.tidemill.archiver.ArchiverStatus;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.EngineState;
import io.tidemill.engine.StrategyConfig;
import io.tidemill.model.promotion.Stage;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.metrics.Figures;
import io.tidemill.node.platform.Home;
import io.tidemill.node.platform.Parts;
import io.tidemill.node.platform.Platform;
import io.tidemill.node.platform.SandboxVenue;
import io.tidemill.node.platform.VenueNode;
import io.tidemill.node.platform.WallClock;
import io.tidemill.risk.RiskLimits;
import io.tidemill.strategies.Strategies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemill up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "All of it on this machine until it is stopped: broker, object store, lake, archiver, and a node that trades in",
            "the sandbox. Prints its state. A second start goes on with the same data."
        })
public final class UpCommand implements Callable<Integer> {
    private static final String STRATEGY = "maker";
    private static final String ACCOUNT = "sandbox";
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", defaultValue = "data", description = "Folder of all data; default: ./${DEFAULT-VALUE}.")
    private Path data;

    @Option(names = "--frames", description = "Recorded frames, repeatable, in order; default: the generated market.")
    private List<Path> frames = List.of();

    @Option(names = "--seed", defaultValue = "7", description = "Of the generated market; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--speed", defaultValue = "1", description = "Market seconds a second; default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--every",
            defaultValue = "5",
            description = "Seconds between lines of state; default: ${DEFAULT-VALUE}.")
    private int everySeconds;

    @Mixin
    private StatusOption status = new StatusOption();

    private final AtomicReference<@Nullable EngineState> lastState = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    @Override
    public Integer call() throws Exception {
        if (everySeconds < 1) {
            throw new IllegalArgumentException("--every must be >= 1, was " + everySeconds);
        }
        WallClock clock = new WallClock();
        try (Stop stop = Stop.onSignal();
                SandboxVenue venue = SandboxVenue.start(frames, seed, speed);
                Platform platform = Platform.start(data, Home.find(), clock, COMMIT_EVERY, this::print, this::failed)) {
            int run = platform.runs().next();
            StrategyConfig strategy = new StrategyConfig(
                    STRATEGY, Strategies.GLFT_MARKET_MAKER, List.of(venue.instrument()), Map.of(), Stage.LIVE);
            RunConfig config = RunConfig.of(
                    EngineConfig.of(run, List.of(strategy), RiskLimits.defaults()), List.of(venue.instrument()));
            try (VenueNode node = VenueNode.start(
                            config,
                            venue,
                            platform.bus(),
                            ACCOUNT,
                            platform.runs().journalFile(run),
                            clock,
                            this::failed);
                    Parts serving = new Parts()) {
                serve(serving, platform, node);
                platform.announce(config);
                print("run " + run + " trades " + venue.instrument() + " in the sandbox (" + venue.description()
                        + "); lake: " + platform.lakeFolder() + "; stop with Ctrl-C");
                watch(stop, venue, platform, node);
                print("stopping");
                node.stop();
                Failures.throwPart(failure.get());
                platform.drain();
                platform.requireRoom();
                print("stopped; the lake has " + Published.words(node.published()));
            }
        }
        return Failures.DONE;
    }

    private void serve(Parts serving, Platform platform, VenueNode node) throws IOException {
        status.serve(
                serving,
                new BookHealth(failure::get, () -> node.trading().codec().counters(), () -> lookUp(node)),
                metrics -> {
                    Figures.frames(
                            metrics,
                            BinanceCodec.VENUE,
                            "up",
                            node.trading()::frames,
                            () -> node.trading().codec().counters());
                    Figures.market(
                            metrics,
                            BinanceCodec.VENUE,
                            () -> node.trading().codec().counters(),
                            node::published);
                    Figures.engine(metrics, ACCOUNT, "up", lastState::get);
                    Figures.archive(metrics, platform.archiver());
                },
                this::print);
    }

    private void lookUp(VenueNode node) {
        try {
            lastState.set(node.trading().state().get(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // the node is busy or has failed: the figures stay what they were
        }
    }

    private void watch(Stop stop, SandboxVenue venue, Platform platform, VenueNode node) throws Exception {
        long nextNs = System.nanoTime();
        while (!stop.await() && failure.get() == null) {
            venue.checkHealth();
            if (System.nanoTime() >= nextNs) {
                if (!platform.hasRoom()) {
                    return;
                }
                nextNs += TimeUnit.SECONDS.toNanos(everySeconds);
                print(line(
                        node.trading().frames(),
                        node.trading().state().get(1, TimeUnit.MINUTES),
                        platform.archiver().status()));
            }
        }
    }

    private static String line(long frames, EngineState state, ArchiverStatus archive) {
        StringBuilder line = new StringBuilder("%s  %,d frames  %,d orders  %,d denied  %,d fills"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        frames,
                        state.sent(),
                        state.denied(),
                        state.fills()));
        for (EngineState.StrategyState strategy : state.strategies()) {
            for (EngineState.PositionState position : strategy.positions()) {
                line.append("  %s %s/%s %s %+.5f profit %+.2f open %d"
                        .formatted(
                                position.instrument(),
                                strategy.name(),
                                strategy.set(),
                                strategy.stage(),
                                position.size(),
                                position.profitQuote(),
                                position.openOrders()));
            }
        }
        if (state.halted()) {
            line.append("  HALTED: ").append(state.haltReason());
        }
        return line.append("  archive %,d ms behind".formatted(archive.lagMs())).toString();
    }

    private void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
