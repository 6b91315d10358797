package io.tidemill.research.sweep;

import io.tidemill.research.fold.Fold;
import io.tidemill.research.fold.Span;
import io.tidemill.research.statistics.Moments;
import io.tidemill.research.sweep.StoredTrial.Sample;
import io.tidemill.wire.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All trials that were ever made for a strategy on this data: those of the sweep at hand, and those of every earlier one whose
 * strategy and instruments are the same and whose time overlaps. What luck shows in the best of them is computed from their
 * number and from how much their Sharpe ratios differ.
 *
 * <p>A trial is evidence by what was looked at: strategy, settings of the backtest, parameter set and the two spans of its
 * fold. Who looks at the same again, with the same sweep or with another, has seen nothing new, and it is counted once. A
 * new span, set or cost is new evidence.
 *
 * <p>Sharpe ratios of another sampling interval are brought to this one by the root of the ratio of the intervals. The
 * variance is the larger of those in-sample and out-of-sample, because a set that is tuned again and again is chosen by
 * both.
 *
 * @param count number of trials
 * @param variance of their Sharpe ratios per sampling interval of this sweep; 0 if there is one trial
 */
public record TrialLedger(int count, double variance) {

    /** Of a sweep and what the lake remembers. */
    public static TrialLedger of(SweepPlan plan, List<TrialResult> own, Collection<StoredTrial> stored) {
        Map<String, Double> in = new TreeMap<>();
        Map<String, Double> out = new TreeMap<>();
        Span range = new Span(
                plan.folds().get(0).inSample().fromNs(),
                plan.newest().outOfSample().toNs());
        for (StoredTrial trial : stored) {
            if (trial.strategy().equals(plan.space().strategy())
                    && trial.instruments().equals(plan.settings().instruments())
                    && trial.span().overlaps(range)) {
                double scale = Math.sqrt((double) plan.settings().intervalNs() / trial.intervalNs());
                (trial.sample() == Sample.IN ? in : out).put(trial.evidence(), trial.sharpe() * scale);
            }
        }
        for (TrialResult trial : own) {
            String evidence = evidence(plan, trial);
            in.put(evidence, trial.inSample().moments().sharpe());
            out.put(evidence, trial.outOfSample().moments().sharpe());
        }
        return new TrialLedger(in.size(), Math.max(variance(in.values()), variance(out.values())));
    }

    /** Names what a trial has looked at: the first 8 bytes of a SHA-256, as 16 hex digits. */
    public static String evidence(SweepPlan plan, TrialResult trial) {
        Fold fold = plan.folds().get(trial.fold());
        return SweepPlan.hash(plan.space().strategy()
                + '\n'
                + Json.text(plan.settings())
                + '\n'
                + trial.set().name()
                + '\n'
                + fold.inSample()
                + '\n'
                + fold.outOfSample());
    }

    private static double variance(Collection<Double> sharpes) {
        double deviation =
                Moments.of(sharpes.stream().mapToDouble(x -> x).toArray()).deviation();
        return deviation * deviation;
    }
}
