package io.tidemill.lab;

import io.tidemill.backtester.Backtest;
import io.tidemill.backtester.BacktestConfig;
import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.LakeMarket;
import io.tidemill.backtester.Latency;
import io.tidemill.backtester.Queue;
import io.tidemill.backtester.RefusedException;
import io.tidemill.matching.FeeModel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.research.fold.Span;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A backtest that is being set up. What is not set is as in {@link BacktestConfig#of}: initial parameters, 10 bps of fees each,
 * 1 ms each way, the conservative queue, 100,000 of capital.
 *
 * <p><b>Thread:</b> one at a time.
 */
public final class LabBacktest {
    private final Lake lake;
    private final StrategyCatalog catalog;
    private final StrategyType type;
    private final Map<String, Double> parameters = new TreeMap<>();
    private List<String> instruments = List.of();
    private Span span = Times.ALWAYS;
    private UnaryOperator<BacktestConfig> settings = config -> config;

    LabBacktest(Lake lake, StrategyCatalog catalog, String strategy) {
        this.lake = lake;
        this.catalog = catalog;
        type = StrategyTables.type(catalog, strategy);
    }

    /** Trades these instruments; all must have the same quote asset. */
    public LabBacktest on(String... names) {
        List<String> known = lake.reader().instruments().newest().stream()
                .map(Instrument::name)
                .toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw Nearest.unknown("instrument", name, known);
            }
        }
        instruments = List.copyOf(Arrays.asList(names));
        return this;
    }

    /** In this time only: a day or {@link Lab#range}. */
    public LabBacktest during(Object when) {
        span = Times.span(when);
        return this;
    }

    /** With this value of a parameter. */
    public LabBacktest set(String parameter, double value) {
        try {
            parameters.put(parameter, StrategyTables.parameter(type, parameter).check(value));
        } catch (IllegalArgumentException e) {
            throw new LabException(e.getMessage() == null ? parameter : e.getMessage(), e);
        }
        return this;
    }

    /** With these fees, in basis points of the value of a fill; below 0 for a rebate. */
    public LabBacktest fees(double makerBps, double takerBps) {
        FeeModel.FeeAsset asset = FeeModel.binanceSpot().asset();
        return with(config -> config.withFees(new FeeModel(makerBps, takerBps, asset)));
    }

    /** With these latencies: of commands, of answers, of market events. */
    public LabBacktest latency(Duration entry, Duration response, Duration feed) {
        Latency latency = new Latency(entry.toNanos(), response.toNanos(), 0, feed.toNanos(), Latency.Feed.FIXED);
        return with(config -> config.withLatency(latency));
    }

    /** With this latency model. */
    public LabBacktest latency(Latency latency) {
        return with(config -> config.withLatency(latency));
    }

    /** With this model of the queue before our orders. */
    public LabBacktest queue(Queue queue) {
        return with(config -> config.withQueue(queue));
    }

    /** With this capital, in quote, that returns refer to. */
    public LabBacktest capital(double quote) {
        return with(config -> config.withCapital(quote));
    }

    /** With anything else that a backtest can be told. */
    public LabBacktest with(UnaryOperator<BacktestConfig> change) {
        UnaryOperator<BacktestConfig> before = settings;
        settings = config -> change.apply(before.apply(config));
        return this;
    }

    /**
     * Runs it.
     *
     * @throws LabException if there is nothing to run on, or the market is refused
     */
    public BacktestRun run() {
        BacktestConfig config = config();
        LakeReader reader = lake.reader();
        Span range = range(reader);
        LakeMarket market = new LakeMarket(reader, config.instruments(), range.fromNs(), range.toNs());
        Progress progress = Progress.of("backtest of " + type.name(), "s of market");
        long all = range.lengthNs() / Times.NS_PER_SECOND;
        try {
            BacktestResult result = new Backtest(catalog, commit())
                    .runMany(
                            config,
                            List.of(type.space().with(config.parameters())),
                            market,
                            (run, timeNs, equity) -> progress.at((timeNs - range.fromNs()) / Times.NS_PER_SECOND, all))
                    .get(0);
            progress.end(all);
            return new BacktestRun(result);
        } catch (RefusedException | IllegalArgumentException e) {
            throw new LabException("backtest: " + e.getMessage(), e);
        }
    }

    /** The configuration as it stands. */
    public BacktestConfig config() {
        if (instruments.isEmpty()) {
            throw new LabException("a backtest needs an instrument: .on(\"BTC-USDT.BINANCE\")");
        }
        try {
            return settings.apply(BacktestConfig.of(instruments, type.name()).withParameters(parameters));
        } catch (IllegalArgumentException e) {
            throw new LabException("backtest: " + e.getMessage(), e);
        }
    }

    /** What there is of the instruments in the time that was asked for. */
    Span range(LakeReader reader) {
        LakeReader.TimeRange held = reader.range(instruments)
                .orElseThrow(() -> new LabException("the lake has no market event of " + instruments));
        Span extent = new Span(held.firstNs(), held.lastNs() + 1);
        if (!extent.overlaps(span)) {
            throw new LabException("no market event of " + instruments + " in " + Times.text(span)
                    + "; there are some from " + Times.text(extent));
        }
        return new Span(Math.max(span.fromNs(), extent.fromNs()), Math.min(span.toNs(), extent.toNs()));
    }

    StrategyType type() {
        return type;
    }

    StrategyCatalog catalog() {
        return catalog;
    }

    Map<String, Double> parameters() {
        return Map.copyOf(parameters);
    }

    /** Commit of the sources, as who started the kernel says. */
    static String commit() {
        return System.getenv().getOrDefault("TIDEMILL_COMMIT", "unknown");
    }
}
