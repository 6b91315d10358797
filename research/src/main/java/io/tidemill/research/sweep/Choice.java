package io.tidemill.research.sweep;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.research.gate.Evidence;
import io.tidemill.research.statistics.EquityPath;
import io.tidemill.research.statistics.Moments;
import io.tidemill.research.statistics.Overfitting;
import io.tidemill.research.statistics.Score;
import io.tidemill.research.statistics.SharpeStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sweep has chosen, and how that did out of sample.
 *
 * <p>In each fold the set with the best in-sample score is chosen, among those that trade often enough there: a set that
 * hardly trades has shown nothing, and where all others lose it would be the best. Where none trades often enough, the best
 * of all is chosen, and the gates will say so. The out-of-sample spans of those choices, one after the
 * other, are the walk forward: what the procedure would have earned. The set to promote is the choice of the newest fold.
 * Nothing out of sample takes part in any choice.
 *
 * @param chosen the trial that each fold chose, by time
 * @param incumbent the incumbent's trial of each fold, by time
 * @param ledger all trials ever made
 * @param evidence for the gates
 */
public record Choice(List<TrialResult> chosen, List<TrialResult> incumbent, TrialLedger ledger, Evidence evidence) {
    /** With which a track record must be long enough. */
    private static final double CONFIDENCE = 0.95;

    /** Copies. */
    public Choice {
        chosen = List.copyOf(chosen);
        incumbent = List.copyOf(incumbent);
    }

    /**
     * Chooses.
     *
     * @param fillsPerSecond in-sample, that a set must have to be chosen
     */
    public static Choice of(SweepPlan plan, List<TrialResult> trials, TrialLedger ledger, double fillsPerSecond) {
        List<TrialResult> chosen = new ArrayList<>();
        List<TrialResult> incumbent = new ArrayList<>();
        long incumbentId = plan.incumbent().id();
        for (int fold = 0; fold < plan.folds().size(); fold++) {
            int index = fold;
            List<TrialResult> ofFold =
                    trials.stream().filter(trial -> trial.fold() == index).toList();
            double fills = fillsPerSecond * plan.folds().get(fold).inSample().seconds();
            chosen.add(best(plan.score(), ofFold, incumbentId, fills));
            incumbent.add(ofFold.stream()
                    .filter(trial -> trial.set().id() == incumbentId)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("fold " + index + " has no trial of the incumbent")));
        }
        return new Choice(chosen, incumbent, ledger, evidence(plan, trials, chosen, incumbent, ledger));
    }

    /** The set that may be promoted: the choice of the newest fold. */
    public ParameterSet candidate() {
        return newest().set();
    }

    /** The newest fold's choice. */
    public TrialResult newest() {
        return chosen.get(chosen.size() - 1);
    }

    /** What the candidate did in the newest in-sample span, by name. */
    public Map<String, Double> inSample() {
        SampleResult sample = newest().inSample();
        Map<String, Double> all = statistics(sample.moments(), sample.path(), sample.fills(), ledger);
        all.put("score", evidence.score().of(sample.moments(), sample.path()));
        all.put("trials", (double) ledger.count());
        all.put("trialsSharpeVariance", ledger.variance());
        all.put("expectedMaximumSharpe", SharpeStatistics.expectedMaximum(ledger.count(), ledger.variance()));
        return all;
    }

    /** What the walk forward, the candidate and the incumbent did out of sample, by name. */
    public Map<String, Double> outOfSample() {
        Map<String, Double> all = statistics(moments(chosen), path(chosen), fills(chosen), ledger);
        all.put("score", evidence.walkForwardScore());
        all.put("scoreOfIncumbent", evidence.incumbentScore());
        all.put("scoreOfNewestFold", evidence.newestScore());
        all.put("scoreOfIncumbentInNewestFold", evidence.newestIncumbentScore());
        all.put("seconds", evidence.outOfSampleSeconds());
        if (!Double.isNaN(evidence.overfitting())) {
            all.put("probabilityOfOverfitting", evidence.overfitting());
        }
        return all;
    }

    private static TrialResult best(Score score, List<TrialResult> trials, long incumbentId, double fills) {
        Comparator<TrialResult> byTrading =
                Comparator.comparing(trial -> trial.inSample().fills() >= fills);
        Comparator<TrialResult> byScore =
                byTrading.thenComparingDouble(trial -> trial.inSample().score(score));
        return trials.stream()
                .filter(trial -> trial.set().id() != incumbentId)
                // the smaller id wins among equals
                .max(byScore.thenComparing(TrialResult.ORDER.reversed()))
                .orElseThrow(() -> new IllegalStateException("a fold has no trial to choose from"));
    }

    private static Evidence evidence(
            SweepPlan plan,
            List<TrialResult> trials,
            List<TrialResult> chosen,
            List<TrialResult> incumbent,
            TrialLedger ledger) {
        Score score = plan.score();
        Moments moments = moments(chosen);
        SampleResult newest = chosen.get(chosen.size() - 1).outOfSample();
        SampleResult newestIncumbent = incumbent.get(incumbent.size() - 1).outOfSample();
        Moments[][] blocks = blocks(plan, trials);
        String why = notKnown(blocks);
        double overfitting = why.isEmpty() ? Overfitting.of(blocks).probability() : Double.NaN;
        return new Evidence(
                score,
                score.of(moments, path(chosen)),
                score.of(moments(incumbent), path(incumbent)),
                newest.score(score),
                newestIncumbent.score(score),
                fills(chosen),
                SharpeStatistics.deflated(moments, ledger.count(), ledger.variance()),
                ledger.count(),
                path(chosen).drawdown(),
                overfitting,
                why.isEmpty() ? plan.sets().size() + " sets, " + plan.blocks() + " blocks" : why,
                plan.folds().stream()
                        .mapToDouble(fold -> fold.outOfSample().seconds())
                        .sum());
    }

    /** Of the newest in-sample span, by set. */
    private static Moments[][] blocks(SweepPlan plan, List<TrialResult> trials) {
        int newest = plan.folds().size() - 1;
        long incumbentId = plan.incumbent().id();
        return trials.stream()
                .filter(trial -> trial.fold() == newest && trial.set().id() != incumbentId)
                .map(trial -> trial.inSample().blocks().toArray(Moments[]::new))
                .toArray(Moments[][]::new);
    }

    /** Why overfitting cannot be computed; empty if it can. */
    private static String notKnown(Moments[][] blocks) {
        if (blocks.length < 2) {
            return "there is one set only";
        }
        boolean enough = blocks[0].length >= 2
                && Arrays.stream(blocks).flatMap(Arrays::stream).allMatch(block -> block.count() >= 2);
        return enough ? "" : "the newest in-sample span has too few intervals";
    }

    private static Map<String, Double> statistics(Moments moments, EquityPath path, long fills, TrialLedger ledger) {
        Map<String, Double> all = new TreeMap<>();
        all.put("intervals", (double) moments.count());
        all.put("profitShare", path.total());
        all.put("drawdownShare", path.drawdown());
        all.put("fills", (double) fills);
        all.put("sharpe", moments.sharpe());
        all.put("skewness", moments.skewness());
        all.put("kurtosis", moments.kurtosis());
        all.put(
                "probabilisticSharpe",
                SharpeStatistics.probabilistic(
                        moments.sharpe(), 0, moments.count(), moments.skewness(), moments.kurtosis()));
        all.put("deflatedSharpe", SharpeStatistics.deflated(moments, ledger.count(), ledger.variance()));
        double length = SharpeStatistics.minimumTrackRecord(
                moments.sharpe(), 0, moments.skewness(), moments.kurtosis(), CONFIDENCE);
        if (Double.isFinite(length)) {
            all.put("minimumTrackRecordIntervals", length);
        }
        return all;
    }

    private static Moments moments(List<TrialResult> trials) {
        return trials.stream().map(trial -> trial.outOfSample().moments()).reduce(Moments.NONE, Moments::and);
    }

    private static EquityPath path(List<TrialResult> trials) {
        return trials.stream().map(trial -> trial.outOfSample().path()).reduce(EquityPath.NONE, EquityPath::then);
    }

    private static long fills(List<TrialResult> trials) {
        return trials.stream().mapToLong(trial -> trial.outOfSample().fills()).sum();
    }
}
