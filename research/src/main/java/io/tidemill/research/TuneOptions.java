package io.tidemill.research;

import io.tidemill.backtester.BacktestConfig;
import io.tidemill.backtester.Latency;
import io.tidemill.matching.FeeModel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.research.fold.Span;
import io.tidemill.research.fold.WalkForward;
import io.tidemill.research.fold.WalkForward.Window;
import io.tidemill.research.gate.Policy;
import io.tidemill.research.search.Grid;
import io.tidemill.research.search.RandomSearch;
import io.tidemill.research.search.Search;
import io.tidemill.research.search.SobolSearch;
import io.tidemill.research.statistics.Score;
import io.tidemill.research.sweep.TrialSettings;
import io.tidemill.research.tune.TuneRequest;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.tables.LakeException;
import io.tidemill.tables.LakeReader;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The question of a tune, as a command line asks it. */
final class TuneOptions {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final double NS_PER_MS = 1e6;

    /** How sets are found. */
    enum SearchKind {
        /** Every combination of levels. */
        GRID,
        /** Independent points. */
        RANDOM,
        /** Evenly spread points. */
        SOBOL
    }

    @Option(names = "--strategy", required = true, description = "Type of the strategy.")
    private String strategy = "";

    @Option(names = "--instance", description = "Its name in the engine that the promotion is for; default: the type.")
    private @Nullable String instance;

    @Option(
            names = "--instrument",
            required = true,
            split = ",",
            description = "What it trades, such as BTC-USDT.BINANCE; repeatable.")
    private List<String> instruments = List.of();

    @Option(names = "--from", description = "Begin, ISO 8601 in UTC or ns since 1970; default: the first event.")
    private @Nullable String from;

    @Option(
            names = "--last",
            paramLabel = "DURATION",
            description = "Instead of --from: begin this long before the end, such as P14D or PT6H.")
    private @Nullable Duration last;

    @Option(names = "--to", description = "End, not included; default: behind the last event.")
    private @Nullable String to;

    @Option(
            names = "--search",
            defaultValue = "random",
            description = "How sets are found: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private SearchKind search = SearchKind.RANDOM;

    @Option(
            names = "--trials",
            defaultValue = "64",
            description = "Sets to try; a grid takes the most levels that fit; default: ${DEFAULT-VALUE}.")
    private int trials = 64;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of search and latency; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--fix", description = "name=value that the search leaves alone; repeatable.")
    private Map<String, Double> fixed = new LinkedHashMap<>();

    @Option(names = "--incumbent", description = "name=value of the set that trades now; initial values elsewhere.")
    private Map<String, Double> incumbent = new LinkedHashMap<>();

    @Option(names = "--folds", defaultValue = "3", description = "Walk-forward folds; default: ${DEFAULT-VALUE}.")
    private int folds = 3;

    @Option(
            names = "--window",
            defaultValue = "anchored",
            description = "In-sample spans: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Window window = Window.ANCHORED;

    @Option(
            names = "--in-sample",
            defaultValue = "0.5",
            description = "Share of the range in the first in-sample span; default: ${DEFAULT-VALUE}.")
    private double inSampleShare = 0.5;

    @Option(
            names = "--embargo",
            defaultValue = "1",
            description = "Seconds left out between in-sample and out-of-sample; default: ${DEFAULT-VALUE}.")
    private double embargoSeconds = 1;

    @Option(
            names = "--score",
            defaultValue = "sharpe",
            description = "What sets are chosen by: sharpe, profit, profit-less-drawdown; default: ${DEFAULT-VALUE}.")
    private String score = "sharpe";

    @Option(
            names = "--config",
            description = "Configuration of a backtest as JSON, such as the 'config' of an earlier result, for all that"
                    + " has no option here.")
    private @Nullable Path config;

    @Option(names = "--sample-ms", description = "Interval of the increments; default: 1 s to 1 h, by the range.")
    private @Nullable Double sampleMs;

    @Option(names = "--capital", description = "What increments refer to, in quote.")
    private @Nullable Double capital;

    @Option(names = "--maker-bps", description = "Fee of fills that give liquidity.")
    private @Nullable Double makerBps;

    @Option(names = "--taker-bps", description = "Fee of fills that take liquidity.")
    private @Nullable Double takerBps;

    @Option(names = "--entry-ms", description = "Latency of commands.")
    private @Nullable Double entryMs;

    @Option(names = "--response-ms", description = "Latency of answers.")
    private @Nullable Double responseMs;

    @Option(
            names = "--as-of",
            description = "Time of the decision, ISO 8601 in UTC or ns since 1970; default: the end.")
    private @Nullable String asOf;

    @Option(
            names = "--commit",
            defaultValue = "${sys:tidemill.commit:-unknown}",
            description = "Of the code, for the lineage.")
    private String commit = "unknown";

    /**
     * The question.
     *
     * @throws IllegalArgumentException if a name is not known or a value not allowed
     * @throws LakeException if the lake has no events of the instruments
     */
    TuneRequest request(StrategyCatalog catalog, LakeReader reader, Policy policy) {
        ParameterSpace space = space(catalog);
        ParameterSet trading = space.with(incumbent);
        Span range = range(reader);
        BacktestConfig backtest = backtest(trading, range);
        return new TuneRequest(
                space,
                instance == null ? strategy : instance,
                trading,
                range,
                new WalkForward(window, folds, inSampleShare, Math.round(embargoSeconds * NS_PER_SECOND)),
                search(space),
                fixed,
                Score.parse(score),
                new TrialSettings(backtest.instruments(), backtest.sampleIntervalNs(), Json.text(backtest)),
                seed,
                policy,
                commit,
                asOf == null ? range.toNs() : timeNs("--as-of", asOf));
    }

    /**
     * The space of the strategy, with every value that was given checked.
     *
     * @throws IllegalArgumentException if the strategy, a parameter or a value is not known or allowed
     */
    ParameterSpace space(StrategyCatalog catalog) {
        ParameterSpace space = catalog.type(strategy).space();
        space.with(incumbent);
        space.with(fixed);
        return space;
    }

    private Search search(ParameterSpace space) {
        return switch (search) {
            case GRID -> Grid.within(trials, space, fixed);
            case RANDOM -> new RandomSearch(trials, seed);
            case SOBOL -> new SobolSearch(trials, seed);
        };
    }

    private Span range(LakeReader reader) {
        List<String> known = reader.instruments().newest().stream()
                .map(Instrument::name)
                .sorted()
                .toList();
        for (String name : instruments) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "the lake does not know instrument '" + name + "'; it knows " + known);
            }
        }
        LakeReader.TimeRange held = reader.range(instruments)
                .orElseThrow(() -> LakeException.broken("the lake has no events of " + instruments));
        long toNs = to == null ? held.lastNs() + 1 : timeNs("--to", to);
        return new Span(fromNs(held, toNs), toNs);
    }

    private long fromNs(LakeReader.TimeRange held, long toNs) {
        if (last != null && from != null) {
            throw new IllegalArgumentException("--from and --last both say where to begin: choose");
        }
        if (last != null) {
            return Math.max(held.firstNs(), toNs - last.toNanos());
        }
        return from == null ? held.firstNs() : timeNs("--from", from);
    }

    private BacktestConfig backtest(ParameterSet trading, Span range) {
        BacktestConfig base = base();
        Latency latency = base.latency();
        return base.withParameters(trading.values())
                .withFees(new FeeModel(
                        or(makerBps, base.fees().makerBps()),
                        or(takerBps, base.fees().takerBps()),
                        base.fees().asset()))
                .withLatency(new Latency(
                        ns(entryMs, latency.entryNs()),
                        ns(responseMs, latency.responseNs()),
                        latency.jitterMeanNs(),
                        latency.feedNs(),
                        latency.feed()))
                .withCapital(or(capital, base.capital()))
                .withSeed(seed)
                .withSampleIntervalNs(
                        ns(sampleMs, config == null ? TrialSettings.usualIntervalNs(range) : base.sampleIntervalNs()));
    }

    private BacktestConfig base() {
        List<String> sorted = instruments.stream().sorted().toList();
        if (config == null) {
            return BacktestConfig.of(sorted, strategy);
        }
        try {
            return Json.read(Files.readAllBytes(config), BacktestConfig.class)
                    .withInstruments(sorted)
                    .withStrategy(strategy);
        } catch (IOException e) {
            throw new IllegalArgumentException("configuration " + config + " cannot be read: " + e, e);
        }
    }

    private static double or(@Nullable Double given, double usual) {
        return given == null ? usual : given;
    }

    private static long ns(@Nullable Double ms, long usualNs) {
        return ms == null ? usualNs : Math.round(ms * NS_PER_MS);
    }

    private static long timeNs(String option, String text) {
        if (text.matches("\\d+")) {
            return Long.parseLong(text);
        }
        try {
            Instant instant = Instant.parse(text);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS_PER_SECOND), instant.getNano());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    option + " must be like 2024-08-08T00:00:00Z or ns since 1970, was '" + text + "'", e);
        }
    }
}
