package io.tidemill.research.tune;

import io.tidemill.research.fold.Fold;
import io.tidemill.research.fold.Span;
import io.tidemill.research.statistics.EquityPath;
import io.tidemill.research.statistics.Moments;
import io.tidemill.research.sweep.SampleResult;
import io.tidemill.research.sweep.StoredTrial;
import io.tidemill.research.sweep.StoredTrial.Sample;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.SweepResult;
import io.tidemill.research.sweep.TrialLedger;
import io.tidemill.research.sweep.TrialResult;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.Trial;
import io.tidemill.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Trials as rows of the lake and back. A trial is two rows, one for each half of its fold, in the order of the sweep; the
 * source of a sweep is named by its id, so the lake recognises what it holds already.
 */
final class TrialRows {
    private static final List<String> COLUMNS =
            List.of("sweep", "strategy", "sample", "from_ns", "to_ns", "statistics");

    private TrialRows() {}

    /** What stands in the column {@code statistics}. */
    record Statistics(
            String evidence,
            List<String> instruments,
            long intervalNs,
            double sharpe,
            Moments moments,
            EquityPath path,
            long fills,
            String market,
            Map<String, Double> backtest) {}

    /** Gives all trials of a sweep to its source; the source passes over those that the lake holds. */
    static void write(LakeSource source, SweepPlan plan, SweepResult sweep, long asOfNs) {
        String snapshots = Json.text(plan.snapshots());
        long number = 0;
        for (TrialResult trial : sweep.trials()) {
            Fold fold = plan.folds().get(trial.fold());
            String market = sweep.markets().get(trial.fold());
            for (Sample sample : Sample.values()) {
                boolean in = sample == Sample.IN;
                Span span = in ? fold.inSample() : fold.outOfSample();
                SampleResult result = in ? trial.inSample() : trial.outOfSample();
                source.trial(new Trial(
                        number,
                        plan.space().strategy(),
                        trial.set().id(),
                        Json.text(trial.set().values()),
                        trial.fold(),
                        in ? Trial.Sample.IN : Trial.Sample.OUT,
                        span.fromNs(),
                        span.toNs(),
                        result.score(plan.score()),
                        Json.text(statistics(plan, trial, result, market)),
                        plan.seed(),
                        snapshots,
                        plan.commit(),
                        asOfNs));
            }
            number++;
        }
    }

    /** All trials that the lake holds. */
    static List<StoredTrial> read(LakeReader reader) {
        List<StoredTrial> trials = new ArrayList<>();
        reader.scan(LakeTable.TRIALS, COLUMNS, Long.MIN_VALUE, Long.MAX_VALUE, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                Statistics statistics = Json.read(batch.vector("statistics").textAt(row), Statistics.class);
                trials.add(new StoredTrial(
                        batch.vector("sweep").textAt(row),
                        statistics.evidence(),
                        batch.vector("strategy").textAt(row),
                        statistics.instruments(),
                        Sample.valueOf(batch.vector("sample").textAt(row)),
                        new Span(batch.longs("from_ns")[row], batch.longs("to_ns")[row]),
                        statistics.sharpe(),
                        statistics.intervalNs()));
            }
        });
        return trials;
    }

    private static Statistics statistics(SweepPlan plan, TrialResult trial, SampleResult result, String market) {
        return new Statistics(
                TrialLedger.evidence(plan, trial),
                plan.settings().instruments(),
                plan.settings().intervalNs(),
                result.moments().sharpe(),
                result.moments(),
                result.path(),
                result.fills(),
                market,
                result.statistics());
    }
}
