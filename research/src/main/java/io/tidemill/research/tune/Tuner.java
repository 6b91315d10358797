package io.tidemill.research.tune;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Promotion.GateAnswer;
import io.tidemill.research.fold.Fold;
import io.tidemill.research.gate.Gate;
import io.tidemill.research.gate.Policy;
import io.tidemill.research.search.Search;
import io.tidemill.research.sweep.Choice;
import io.tidemill.research.sweep.StoredTrial;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.SweepProgress;
import io.tidemill.research.sweep.SweepResult;
import io.tidemill.research.sweep.SweepRunner;
import io.tidemill.research.sweep.TrialLedger;
import io.tidemill.research.tune.TuneResult.GateRow;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers a tune. Nothing is published here: a promotion is a proposal, until somebody publishes it on the bus. The table of
 * promotions holds what was published, and is the archiver's.
 *
 * <p><b>Thread:</b> one at a time on a lake.
 */
public final class Tuner {
    /** Who let a promotion pass, if the policy alone did. */
    public static final String BY_POLICY = "policy";

    /** Tables that a backtest reads; others may change while nothing of it does. */
    private static final List<String> MARKET_TABLES = List.of("book_deltas", "gaps", "instruments", "quotes", "trades");

    /** Intervals that a block needs before its Sharpe ratio says anything. */
    private static final int INTERVALS_PER_BLOCK = 10;

    private static final int MOST_BLOCKS = 16;

    private static final double ROOM_FOR_CALM = 2;

    private final Lake lake;

    /** On this lake. */
    public Tuner(Lake lake) {
        this.lake = lake;
    }

    /** The market tables of the lake as they are now: snapshot id by table. */
    public static Map<String, Long> snapshots(Lake lake) {
        Map<String, Long> market = new TreeMap<>(lake.reader().snapshots());
        market.keySet().retainAll(MARKET_TABLES);
        return market;
    }

    /**
     * What will be tried.
     *
     * @param snapshots id by table that is to be read
     * @throws IllegalArgumentException if the range is too short, or a value not allowed
     */
    public static SweepPlan plan(TuneRequest request, Map<String, Long> snapshots) {
        List<Fold> folds = request.walkForward().folds(request.range());
        List<ParameterSet> sets = request.search().sets(request.space(), request.fixed());
        return new SweepPlan(
                request.space(),
                request.incumbent(),
                Search.distinct(sets),
                folds,
                request.score(),
                request.settings(),
                request.search().describe(),
                request.seed(),
                blocks(folds.get(folds.size() - 1), request.settings().intervalNs()),
                snapshots,
                request.commit());
    }

    /** Runs the sweep, keeps its trials, chooses and judges. */
    public TuneOutcome tune(TuneRequest request, SweepPlan plan, SweepRunner runner, SweepProgress progress) {
        SweepResult sweep = runner.run(plan, progress);
        List<StoredTrial> stored = TrialRows.read(lake.reader());
        TrialLedger ledger = TrialLedger.of(plan, sweep.trials(), stored);
        Choice choice = Choice.of(plan, sweep.trials(), ledger, fillsPerSecond(request.policy(), plan));
        List<GateAnswer> answers = request.policy().judge(choice.evidence());
        boolean passed = answers.stream().allMatch(GateAnswer::passed);
        Promotion promotion = passed ? promotion(request, plan, choice, answers) : null;
        keep(request, plan, sweep);
        boolean known = stored.stream().anyMatch(trial -> trial.sweep().equals(sweep.id()));
        TuneResult result = result(request, plan, sweep, choice, answers);
        return new TuneOutcome(plan, sweep, choice, result, promotion, known ? 0 : plan.trials());
    }

    /** Trials are passed over if the lake holds them. */
    private void keep(TuneRequest request, SweepPlan plan, SweepResult sweep) {
        try (LakeWriter writer = lake.writer("tune-" + sweep.id())) {
            LakeSource trials = writer.source("sweep/" + sweep.id(), SourceKind.RESEARCH);
            if (!trials.isComplete()) {
                TrialRows.write(trials, plan, sweep, request.asOfNs());
                trials.complete();
            }
            writer.commit(Map.of("tidemill.sweep", sweep.id()));
        }
    }

    /** How often a set must trade in-sample so that it can be expected to pass the gate on fills, with room for a calm. */
    private static double fillsPerSecond(Policy policy, SweepPlan plan) {
        double seconds = plan.folds().stream()
                .mapToDouble(fold -> fold.outOfSample().seconds())
                .sum();
        return ROOM_FOR_CALM * policy.limits().getOrDefault(Gate.FILLS, 0.0) / seconds;
    }

    private static Promotion promotion(TuneRequest request, SweepPlan plan, Choice choice, List<GateAnswer> answers) {
        return new Promotion(
                request.instance(),
                choice.candidate(),
                request.policy().stage(),
                plan.snapshots(),
                plan.commit(),
                plan.space(),
                plan.seed(),
                choice.ledger().count(),
                choice.inSample(),
                choice.outOfSample(),
                answers,
                request.policy().name(),
                BY_POLICY,
                request.asOfNs(),
                "");
    }

    private static TuneResult result(
            TuneRequest request, SweepPlan plan, SweepResult sweep, Choice choice, List<GateAnswer> answers) {
        List<GateAnswer> strict = Policy.STRICT.judge(choice.evidence());
        List<GateRow> gates = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            GateAnswer answer = answers.get(i);
            GateAnswer other = strict.get(i);
            gates.add(new GateRow(answer.gate(), answer.passed(), answer.detail(), other.passed(), other.detail()));
        }
        return new TuneResult(
                answers.stream().allMatch(GateAnswer::passed),
                plan.space().strategy(),
                request.instance(),
                plan.settings().instruments(),
                choice.candidate().name(),
                choice.candidate().values(),
                plan.incumbent().name(),
                plan.incumbent().values(),
                request.policy().name(),
                request.policy().stage(),
                gates,
                plan.score().word() + ": " + plan.score().formula(),
                plan.search(),
                sweep.id(),
                plan.trials(),
                choice.ledger().count(),
                plan.folds(),
                choice.chosen().stream().map(trial -> trial.set().name()).toList(),
                choice.inSample(),
                choice.outOfSample(),
                sweep.markets(),
                plan.commit(),
                request.asOfNs());
    }

    /** An even number of blocks, each with enough intervals; 0 if there are not enough for two. */
    private static int blocks(Fold newest, long intervalNs) {
        long intervals = newest.inSample().lengthNs() / intervalNs;
        long blocks = Math.min(MOST_BLOCKS, intervals / INTERVALS_PER_BLOCK);
        return (int) (blocks / 2 * 2);
    }
}
