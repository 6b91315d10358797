package io.tidemill.node.command;

import io.tidemill.archiver.ArchiverStatus;
import io.tidemill.connectors.ClockSkew;
import io.tidemill.connectors.VenueCodec;
import io.tidemill.connectors.binance.AccountStream;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.connectors.binance.BinanceDirectory;
import io.tidemill.engine.EngineConfig;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.metrics.Figures;
import io.tidemill.node.platform.Home;
import io.tidemill.node.platform.Parts;
import io.tidemill.node.platform.Platform;
import io.tidemill.node.platform.RecordNode;
import io.tidemill.node.platform.WallClock;
import io.tidemill.node.settings.Durations;
import io.tidemill.risk.RiskLimits;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemill record}: connectors and archive only. */
@Command(
        name = "record",
        description = {
            "Records a venue's public streams into the lake of a data folder until it is stopped (Ctrl-C): trades, quotes, books",
            "and every frame as it came. No engine, no orders, no keys. What was recorded is archived before it ends."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped, or the time was over; the lake has all of it",
            "1:no book came",
            "2:a venue, a symbol or a value that cannot be",
            "3:the venue, a port, the disk or the data folder is not there, or the folder is in use"
        })
public final class RecordCommand implements Callable<Integer> {
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);
    private static final double NS_PER_SECOND = 1e9;
    private static final double NS_PER_MS = 1e6;

    @Option(names = "--venue", paramLabel = "NAME", required = true, description = "which venue; there is: binance")
    private String venue = "";

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            required = true,
            description =
                    "what to record, in the venue's spelling (BTCUSDT) or by our name (BTC-USDT.BINANCE); repeatable")
    private List<String> symbols = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "folder of all data; default: ./${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(names = "--rest", paramLabel = "URL", description = "REST address; default: the venue's own")
    private @Nullable URI rest;

    @Option(names = "--ws", paramLabel = "URL", description = "address of the market streams; default: the venue's own")
    private @Nullable URI ws;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "seconds between lines of state; default: ${DEFAULT-VALUE}")
    private int everySeconds = 5;

    @Option(names = "--for", paramLabel = "TIME", description = "ends after this: 90s, 15m, 8h, 7d; default: never")
    private @Nullable String end;

    @Mixin
    private StatusOption status = new StatusOption();

    @Option(names = "--json", description = "prints a summary as one line of JSON at the end")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Made by the command line. */
    public RecordCommand() {}

    @Override
    public Integer call() throws Exception {
        long endNs = check();
        BinanceConfig binance = binance();
        List<String> instruments = new BinanceDirectory(binance).names(binance.symbols());
        WallClock clock = new WallClock();
        try (Stop stop = Stop.onSignal();
                Platform platform = Platform.start(data, Home.find(), clock, COMMIT_EVERY, this::print, this::failed)) {
            int run = platform.runs().next();
            RunConfig config = RunConfig.of(EngineConfig.of(run, List.of(), RiskLimits.defaults()), instruments);
            try (RecordNode node = RecordNode.start(config, binance, platform.bus(), clock, this::failed);
                    Parts serving = new Parts()) {
                serve(serving, platform, node);
                open(stop, node, binance);
                print("run " + run + " records " + String.join(", ", instruments) + " from " + binance.stream()
                        + "; lake: " + platform.lakeFolder() + "; stop with Ctrl-C");
                long beganNs = System.nanoTime();
                watch(stop, platform, node, beganNs, endNs);
                print("stopping");
                node.stop();
                Failures.throwPart(failure.get());
                platform.drain();
                platform.requireRoom();
                tell(summary(run, instruments, platform, node, beganNs));
                return node.codec().counters().bookBatches() == 0 ? Failures.NO : Failures.DONE;
            }
        }
    }

    private void serve(Parts serving, Platform platform, RecordNode node) throws IOException {
        status.serve(
                serving,
                new BookHealth(failure::get, () -> node.codec().counters(), () -> {}),
                metrics -> {
                    Figures.frames(
                            metrics,
                            BinanceCodec.VENUE,
                            "record",
                            node::frames,
                            () -> node.codec().counters());
                    Figures.market(
                            metrics, BinanceCodec.VENUE, () -> node.codec().counters(), node::published);
                    Figures.archive(metrics, platform.archiver());
                },
                this::print);
    }

    /** Nanoseconds to run for. */
    private long check() {
        if (!venue.equalsIgnoreCase(BinanceCodec.VENUE)) {
            throw new IllegalArgumentException("no venue " + venue + " to record; there is: binance");
        }
        if (everySeconds < 1) {
            throw new IllegalArgumentException("--every must be >= 1, was " + everySeconds);
        }
        return end == null ? Long.MAX_VALUE : Durations.parse("--for", end).toNanos();
    }

    private BinanceConfig binance() {
        List<String> spelled =
                symbols.stream().map(RecordCommand::spelled).distinct().toList();
        BinanceConfig config = BinanceConfig.defaults(spelled).with(AccountStream.NONE);
        return config.at(
                rest == null ? config.rest() : address("--rest", rest, "http", "https"),
                ws == null ? config.stream() : address("--ws", ws, "ws", "wss"),
                config.wsApi());
    }

    private static String spelled(String symbol) {
        String name = symbol.toUpperCase(Locale.ROOT);
        String suffix = "." + BinanceCodec.VENUE;
        return name.endsWith(suffix)
                ? name.substring(0, name.length() - suffix.length()).replace("-", "")
                : name;
    }

    private static URI address(String option, URI uri, String plain, String secure) {
        if (uri.getHost() == null || !(plain.equals(uri.getScheme()) || secure.equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    option + " must be " + plain + "://HOST:PORT or " + secure + "://HOST:PORT, was " + uri);
        }
        return uri;
    }

    /** Streams that were open once are opened again for ever; ones that never were are a wrong address. */
    private void open(Stop stop, RecordNode node, BinanceConfig binance) throws Exception {
        CompletableFuture<Void> opened = node.connect();
        long lastNs = System.nanoTime() + OPEN_TIMEOUT.toNanos();
        while (!opened.isDone() && !stop.await() && failure.get() == null) {
            if (System.nanoTime() > lastNs) {
                throw new IOException("the streams of " + BinanceCodec.VENUE + " at " + binance.stream()
                        + " did not open in " + OPEN_TIMEOUT.toSeconds() + " s");
            }
        }
    }

    private void watch(Stop stop, Platform platform, RecordNode node, long beganNs, long endNs)
            throws InterruptedException, IOException {
        long everyNs = TimeUnit.SECONDS.toNanos(everySeconds);
        long nextNs = beganNs + everyNs;
        long framesBefore = node.frames();
        while (!stop.await() && failure.get() == null && System.nanoTime() - beganNs < endNs) {
            if (System.nanoTime() >= nextNs) {
                if (!platform.hasRoom()) {
                    return;
                }
                long frames = node.frames();
                print(line(
                        (frames - framesBefore) / everySeconds,
                        node,
                        platform.archiver().status()));
                framesBefore = frames;
                nextNs += everyNs;
            }
        }
    }

    private static String line(long framesPerSecond, RecordNode node, ArchiverStatus archive) {
        StringBuilder line = new StringBuilder("%s  %,d frames/s  %s  %,d gaps"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        framesPerSecond,
                        Published.words(node.published()),
                        node.codec().counters().gaps()));
        skewMs(node.codec()).forEach((stream, ms) -> line.append("  %s clock %+.1f ms".formatted(stream, ms)));
        return line.append("  archive %,d ms behind".formatted(archive.lagMs())).toString();
    }

    private static Map<String, Double> skewMs(VenueCodec codec) {
        Map<String, Double> skews = new LinkedHashMap<>();
        for (String stream : codec.streams()) {
            ClockSkew skew = codec.clockSkew(stream);
            if (skew.samples() > 0) {
                skews.put(stream, skew.medianNs() / NS_PER_MS);
            }
        }
        return skews;
    }

    private static RecordSummary summary(
            int run, List<String> instruments, Platform platform, RecordNode node, long beganNs) {
        return new RecordSummary(
                run,
                instruments,
                platform.lakeFolder().toString(),
                (System.nanoTime() - beganNs) / NS_PER_SECOND,
                node.frames(),
                node.codec().counters().refused(),
                node.published(),
                platform.archiver().status().rowsByTable(),
                node.codec().counters().gaps(),
                new ImportResult.BookChecks(
                        node.check().compared(), node.check().equal()),
                skewMs(node.codec()));
    }

    private void tell(RecordSummary summary) {
        print("stopped; the lake has " + Published.words(summary.published()));
        print("gaps " + Units.count(summary.gaps()) + ", frames refused " + Units.count(summary.refused())
                + ", book checks " + Units.count(summary.bookChecks().equal()) + " of "
                + Units.count(summary.bookChecks().compared()) + " equal");
        if (json) {
            spec.commandLine().getOut().println(Json.text(summary));
            spec.commandLine().getOut().flush();
        }
    }

    private void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    /** With {@code --json} standard output has the summary alone. */
    private void print(String line) {
        var to = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        to.println(line);
        to.flush();
    }
}
