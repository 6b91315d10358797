package io.tidemill.lab;

import io.tidemill.backtester.BacktestConfig;
import io.tidemill.backtester.RefusedException;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.research.fold.Span;
import io.tidemill.research.fold.WalkForward;
import io.tidemill.research.gate.Policy;
import io.tidemill.research.gate.PolicyFile;
import io.tidemill.research.search.Grid;
import io.tidemill.research.search.RandomSearch;
import io.tidemill.research.search.Search;
import io.tidemill.research.search.SobolSearch;
import io.tidemill.research.spark.SparkSweep;
import io.tidemill.research.statistics.Score;
import io.tidemill.research.sweep.FoldWorker;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.SweepRunner;
import io.tidemill.research.sweep.TrialSettings;
import io.tidemill.research.tune.BacktestWorker;
import io.tidemill.research.tune.TuneRequest;
import io.tidemill.research.tune.Tuner;
import io.tidemill.strategies.Strategies;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeReader;
import io.tidemill.wire.Json;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A sweep that is being set up. What is not set: 32 random sets, seed 1, 3 anchored folds with half of the time in the first
 * in-sample span, 1 s of embargo, score {@code sharpe}, the strict policy, the initial values as the incumbent, and one
 * thread a core.
 *
 * <p>Instruments, time, costs and latency are those of the backtest; a parameter that was set there is not searched. The lake
 * keeps every trial, as {@code ./tidemill tune} does: the next sweep on this data is judged by all of them.
 *
 * <p><b>Thread:</b> one at a time.
 */
public final class LabSweep {
    private static final int USUAL_TRIALS = 32;

    private final Lake lake;
    private final LabSpark spark;
    private final LabBacktest backtest;
    private final Map<String, Double> incumbent = new TreeMap<>();
    private long seed = 1;
    private Supplier<Search> search = () -> new RandomSearch(USUAL_TRIALS, seed);
    private WalkForward.Window window = WalkForward.Window.ANCHORED;
    private int folds = 3;
    private double inSampleShare = 0.5;
    private Duration embargo = Duration.ofSeconds(1);
    private Score score = Score.SHARPE;
    private Policy policy = Policy.STRICT;
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean onSpark;

    LabSweep(Lake lake, LabSpark spark, LabBacktest backtest) {
        this.lake = lake;
        this.spark = spark;
        this.backtest = backtest;
    }

    /** Tries independent sets. */
    public LabSweep random(int trials) {
        search = () -> new RandomSearch(trials, seed);
        return this;
    }

    /** Tries evenly spread sets. */
    public LabSweep sobol(int trials) {
        search = () -> new SobolSearch(trials, seed);
        return this;
    }

    /** Tries every combination of so many levels of each parameter that is not set. */
    public LabSweep grid(int levels) {
        search = () -> new Grid(levels);
        return this;
    }

    /** With this seed of search and latency. */
    public LabSweep seed(long value) {
        seed = value;
        return this;
    }

    /** With this value of the set that trades now. */
    public LabSweep incumbent(String parameter, double value) {
        incumbent.put(
                parameter,
                checked(() ->
                        StrategyTables.parameter(backtest.type(), parameter).check(value)));
        return this;
    }

    /** With so many folds, and this share of the time in the first in-sample span. */
    public LabSweep folds(int count, double shareInSample) {
        folds = count;
        inSampleShare = shareInSample;
        return this;
    }

    /** With in-sample spans that are equally long, and forget what is oldest. */
    public LabSweep rolling() {
        window = WalkForward.Window.ROLLING;
        return this;
    }

    /** With so much left out between in-sample and out-of-sample. */
    public LabSweep embargo(Duration length) {
        embargo = length;
        return this;
    }

    /** Chooses by this score: {@code sharpe}, {@code profit} or {@code profit-less-drawdown}. */
    public LabSweep score(String word) {
        score = checked(() -> Score.parse(word));
        return this;
    }

    /** Judged by this policy: {@code strict}, {@code demo-wide}, or a file. */
    public LabSweep policy(String nameOrFile) {
        policy = checked(() -> PolicyFile.named(nameOrFile));
        return this;
    }

    /** On so many threads of this process. */
    public LabSweep threads(int count) {
        threads = Math.max(1, count);
        onSpark = false;
        return this;
    }

    /** On Spark: for strategies of the house, which its workers know. */
    public LabSweep onSpark() {
        onSpark = true;
        return this;
    }

    /**
     * Runs it, keeps its trials, chooses and judges.
     *
     * @throws LabException if there is too little time for the folds, or nothing to search
     */
    public SweepRun run() {
        return checked(() -> {
            Map<String, Long> snapshots = Tuner.snapshots(lake);
            TuneRequest request = request(lake.reader(snapshots));
            SweepPlan plan = Tuner.plan(request, snapshots);
            Progress progress = Progress.of("sweep", "trials");
            var outcome = new Tuner(lake).tune(request, plan, runner(snapshots), progress::at);
            progress.end(plan.trials());
            return new SweepRun(outcome);
        });
    }

    private SweepRunner runner(Map<String, Long> snapshots) {
        StrategyCatalog catalog = backtest.catalog();
        StrategyType type = backtest.type();
        if (!onSpark) {
            FoldWorker here = new BacktestWorker(lake.config(), snapshots, LabBacktest.commit(), () -> catalog);
            return new ThreadSweep(here, threads);
        }
        boolean ofTheHouse = Strategies.catalog().types().stream()
                .anyMatch(each -> each.name().equals(type.name()));
        if (!ofTheHouse) {
            throw new LabException(type.name() + " was written in a cell: Spark's workers do not have it. Sweep it on"
                    + " threads (leave out .onSpark()), or make it a module first");
        }
        return SparkSweep.on(
                JavaSparkContext.fromSparkContext(spark.session().sparkContext()),
                new BacktestWorker(lake.config(), snapshots, LabBacktest.commit()));
    }

    private TuneRequest request(LakeReader reader) {
        ParameterSpace space = backtest.type().space();
        ParameterSet trading = space.with(incumbent);
        Span range = backtest.range(reader);
        BacktestConfig config = backtest.config()
                .withParameters(trading.values())
                .withSeed(seed)
                .withSampleIntervalNs(TrialSettings.usualIntervalNs(range));
        return new TuneRequest(
                space,
                backtest.type().name(),
                trading,
                range,
                new WalkForward(window, folds, inSampleShare, embargo.toNanos()),
                search.get(),
                backtest.parameters(),
                score,
                new TrialSettings(config.instruments(), config.sampleIntervalNs(), Json.text(config)),
                seed,
                policy,
                LabBacktest.commit(),
                range.toNs());
    }

    /** What a person got wrong is told without a stack. */
    private static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException | RefusedException e) {
            throw new LabException("sweep: " + e.getMessage(), e);
        }
    }
}
