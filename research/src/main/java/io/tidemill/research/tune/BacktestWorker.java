package io.tidemill.research.tune;

import io.tidemill.backtester.Backtest;
import io.tidemill.backtester.BacktestConfig;
import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.LakeMarket;
import io.tidemill.backtester.statistics.Measure;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.research.fold.Span;
import io.tidemill.research.sweep.FoldResult;
import io.tidemill.research.sweep.FoldTask;
import io.tidemill.research.sweep.FoldWorker;
import io.tidemill.research.sweep.MarketFingerprint;
import io.tidemill.research.sweep.SampleResult;
import io.tidemill.research.sweep.TrialResult;
import io.tidemill.strategies.Strategies;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeReader;
import io.tidemill.wire.Json;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Runs the backtests of a piece where the piece is sent: opens the lake there, at the snapshots of the plan, and passes over
 * each span once for all sets. Memory does not grow with the span.
 */
public final class BacktestWorker implements FoldWorker {
    private static final long serialVersionUID = 1;

    /** Curves of a result are not used here. */
    private static final int FEW_POINTS = 2;

    private final LakeConfig lake;
    private final TreeMap<String, Long> snapshots;
    private final String commit;
    private final CatalogSource catalog;

    /** Where the strategies come from; is sent with the worker. */
    @FunctionalInterface
    public interface CatalogSource extends Supplier<StrategyCatalog>, Serializable {}

    /**
     * A worker over the strategies of the house.
     *
     * @param snapshots id by table that is read
     * @param commit of the code
     */
    public BacktestWorker(LakeConfig lake, Map<String, Long> snapshots, String commit) {
        this(lake, snapshots, commit, Strategies::catalog);
    }

    /**
     * A worker over these strategies.
     *
     * @param snapshots id by table that is read
     * @param commit of the code
     * @param catalog must be there where the worker is sent
     */
    public BacktestWorker(LakeConfig lake, Map<String, Long> snapshots, String commit, CatalogSource catalog) {
        this.lake = lake;
        this.catalog = catalog;
        this.snapshots = new TreeMap<>(snapshots);
        this.commit = commit;
    }

    @Override
    public FoldResult run(FoldTask task) {
        BacktestConfig config =
                Json.read(task.settings().backtest(), BacktestConfig.class).withCurvePoints(FEW_POINTS);
        try (Lake open = Lake.open(lake)) {
            LakeReader reader = open.reader(snapshots);
            Samples in = samples(config, task.sets(), reader, task.fold().inSample(), task.blocks());
            Samples out = samples(config, task.sets(), reader, task.fold().outOfSample(), 0);
            List<TrialResult> trials = new ArrayList<>();
            for (int i = 0; i < task.sets().size(); i++) {
                trials.add(new TrialResult(
                        task.fold().index(),
                        task.sets().get(i),
                        in.results().get(i),
                        out.results().get(i)));
            }
            return new FoldResult(task.fold().index(), in.market() + "/" + out.market(), trials);
        }
    }

    private Samples samples(BacktestConfig config, List<ParameterSet> sets, LakeReader reader, Span span, int blocks) {
        MarketFingerprint fingerprint = new MarketFingerprint();
        LakeMarket market = new LakeMarket(reader, config.instruments(), span.fromNs(), span.toNs());
        EquitySeries equity = new EquitySeries(sets.size(), config.capital());
        List<BacktestResult> results = new Backtest(catalog.get(), commit)
                .runMany(config, sets, new WatchedMarket(market, fingerprint), equity);
        List<SampleResult> samples = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            BacktestResult result = results.get(i);
            samples.add(SampleResult.of(
                    equity.increments(i, profit(result)),
                    blocks,
                    result.orders().fills(),
                    values(result)));
        }
        return new Samples(fingerprint.text(), samples);
    }

    private static double profit(BacktestResult result) {
        Double profit = result.statistic(Measure.PNL).value();
        if (profit == null) {
            throw new IllegalStateException("a backtest must have a profit, had none: " + result.parameterSet());
        }
        return profit;
    }

    private static Map<String, Double> values(BacktestResult result) {
        Map<String, Double> values = new TreeMap<>();
        result.statistics().forEach((key, statistic) -> {
            Double value = statistic.value();
            if (value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    /** What all sets did on one span, and the market that they saw. */
    private record Samples(String market, List<SampleResult> results) {}
}
