package io.tidemill.backtester.command;

import io.tidemill.backtester.BacktestConfig;
import io.tidemill.backtester.GapPolicy;
import io.tidemill.backtester.Latency;
import io.tidemill.backtester.Queue;
import io.tidemill.matching.FeeModel;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that make a {@link BacktestConfig}: a file first, then what is given beside it, then the usual values.
 */
final class ConfigOptions {
    private static final double NS_PER_MS = 1e6;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "a configuration as JSON, such as the 'config' of an earlier result; other options win over it")
    private @Nullable Path file;

    @Option(names = "--instrument", paramLabel = "NAME", description = "what is traded; may be given more than once")
    private List<String> instruments = new ArrayList<>();

    @Option(names = "--strategy", paramLabel = "TYPE", description = "which strategy")
    private @Nullable String strategy;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "a parameter of the strategy; may be given more than once")
    private Map<String, Double> parameters = new LinkedHashMap<>();

    @Option(names = "--maker-bps", paramLabel = "BPS", description = "fee of fills that give liquidity")
    private @Nullable Double makerBps;

    @Option(names = "--taker-bps", paramLabel = "BPS", description = "fee of fills that take liquidity")
    private @Nullable Double takerBps;

    @Option(names = "--fee-asset", description = "what fees are taken in: ${COMPLETION-CANDIDATES}")
    private FeeModel.@Nullable FeeAsset feeAsset;

    @Option(names = "--entry-ms", paramLabel = "MS", description = "latency of commands")
    private @Nullable Double entryMs;

    @Option(names = "--response-ms", paramLabel = "MS", description = "latency of answers")
    private @Nullable Double responseMs;

    @Option(names = "--jitter-ms", paramLabel = "MS", description = "mean of the tail above both latencies")
    private @Nullable Double jitterMs;

    @Option(names = "--feed-ms", paramLabel = "MS", description = "latency of market events, at the fastest")
    private @Nullable Double feedMs;

    @Option(names = "--feed", description = "how late each market event is: ${COMPLETION-CANDIDATES}")
    private Latency.@Nullable Feed feed;

    @Option(names = "--queue", description = "the queue before our orders: ${COMPLETION-CANDIDATES}")
    private Queue.@Nullable Kind queue;

    @Option(names = "--queue-power", paramLabel = "N", description = "of the probabilistic queue, usually 1 to 3")
    private @Nullable Double queuePower;

    @Option(names = "--capital", paramLabel = "QUOTE", description = "what returns refer to")
    private @Nullable Double capital;

    @Option(
            names = "--balance",
            paramLabel = "ASSET=AMOUNT",
            description =
                    "what the account holds at the start, which the venue then checks; may be given more than once")
    private Map<String, BigDecimal> balances = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "of the jitter")
    private @Nullable Long seed;

    @Option(names = "--clock-ms", paramLabel = "MS", description = "interval of the engine's clock")
    private @Nullable Double clockMs;

    @Option(names = "--sample-ms", paramLabel = "MS", description = "interval of the returns")
    private @Nullable Double sampleMs;

    @Option(names = "--gaps", description = "what to do about gaps: ${COMPLETION-CANDIDATES}")
    private @Nullable GapPolicy gaps;

    /**
     * The configuration.
     *
     * @throws IllegalArgumentException if instrument or strategy are missing, the file cannot be read, or a value is not allowed
     */
    BacktestConfig config() {
        BacktestConfig base = base();
        Latency latency = base.latency();
        Map<String, Double> set = new TreeMap<>(base.parameters());
        set.putAll(parameters);
        return base.withParameters(set)
                .withFees(new FeeModel(
                        or(makerBps, base.fees().makerBps()),
                        or(takerBps, base.fees().takerBps()),
                        feeAsset != null ? feeAsset : base.fees().asset()))
                .withLatency(new Latency(
                        ns(entryMs, latency.entryNs()),
                        ns(responseMs, latency.responseNs()),
                        ns(jitterMs, latency.jitterMeanNs()),
                        ns(feedMs, latency.feedNs()),
                        feed != null ? feed : latency.feed()))
                .withQueue(new Queue(
                        queue != null ? queue : base.queue().kind(),
                        or(queuePower, base.queue().power())))
                .withBalances(balances.isEmpty() ? base.balances() : balances)
                .withCapital(or(capital, base.capital()))
                .withSeed(seed != null ? seed : base.seed())
                .withClockIntervalNs(ns(clockMs, base.clockIntervalNs()))
                .withSampleIntervalNs(ns(sampleMs, base.sampleIntervalNs()))
                .withGaps(gaps != null ? gaps : base.gaps());
    }

    private BacktestConfig base() {
        if (file != null) {
            BacktestConfig read = read(file);
            BacktestConfig chosen = instruments.isEmpty() ? read : read.withInstruments(instruments);
            return strategy == null ? chosen : chosen.withStrategy(strategy);
        }
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("name an instrument by --instrument, such as BTC-USDT.BINANCE");
        }
        if (strategy == null) {
            throw new IllegalArgumentException("name a strategy by --strategy");
        }
        return BacktestConfig.of(instruments, strategy);
    }

    private static BacktestConfig read(Path path) {
        try {
            return Json.read(Files.readAllBytes(path), BacktestConfig.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("configuration " + path + " cannot be read: " + e, e);
        }
    }

    private static double or(@Nullable Double given, double usual) {
        return given != null ? given : usual;
    }

    private static long ns(@Nullable Double ms, long usualNs) {
        return ms != null ? Math.round(ms * NS_PER_MS) : usualNs;
    }
}
