package io.tidemill.research.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.research.gate.Evidence;
import io.tidemill.research.statistics.Moments;
import io.tidemill.research.statistics.SharpeStatistics;
import io.tidemill.research.sweep.StoredTrial.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final SweepPlan PLAN = Plans.random(20, 7);
    private static final SweepResult SWEEP = new SerialSweep(new InventedWorker()).run(PLAN, SweepProgress.NONE);
    private static final TrialLedger LEDGER = TrialLedger.of(PLAN, SWEEP.trials(), List.of());

    @Test
    void eachFoldChoosesItsBestInSampleAndNeverTheIncumbent() {
        Choice choice = Choice.of(PLAN, SWEEP.trials(), LEDGER, 0);
        for (int fold = 0; fold < 3; fold++) {
            int index = fold;
            double best = choice.chosen().get(fold).inSample().moments().sharpe();
            assertThat(SWEEP.trials())
                    .filteredOn(trial -> trial.fold() == index
                            && trial.set().id() != PLAN.incumbent().id())
                    .allMatch(trial -> trial.inSample().moments().sharpe() <= best);
        }
        assertThat(choice.candidate()).isEqualTo(choice.chosen().get(2).set()).isNotEqualTo(PLAN.incumbent());
    }

    @Test
    void evidenceIsTheWalkForwardOutOfSample() {
        Choice choice = Choice.of(PLAN, SWEEP.trials(), LEDGER, 0);
        Moments joined = choice.chosen().stream()
                .map(trial -> trial.outOfSample().moments())
                .reduce(Moments.NONE, Moments::and);
        Evidence evidence = choice.evidence();
        assertThat(evidence.walkForwardScore()).isEqualTo(joined.sharpe());
        assertThat(evidence.fills()).isEqualTo(120);
        assertThat(evidence.trials()).isEqualTo(63);
        assertThat(evidence.deflatedSharpe())
                .isEqualTo(SharpeStatistics.deflated(joined, 63, LEDGER.variance()))
                .isEqualTo(choice.outOfSample().get("deflatedSharpe"));
        assertThat(evidence.overfitting()).isBetween(0.0, 1.0);
        assertThat(evidence.outOfSampleSeconds()).isCloseTo(6, within(1e-6));
    }

    @Test
    void theOrderOfPiecesMeansNothing() {
        List<FoldResult> pieces = new ArrayList<>(
                PLAN.tasks(8).stream().map(new InventedWorker()::run).toList());
        assertThat(pieces).hasSizeGreaterThan(3);
        for (long seed = 1; seed <= 20; seed++) {
            Collections.shuffle(pieces, new Random(seed));
            assertThat(SweepResult.of(PLAN, pieces)).isEqualTo(SWEEP);
        }
    }

    @Test
    void amongEqualsTheSmallestIdIsChosen() {
        List<TrialResult> equal = SWEEP.trials().stream()
                .map(trial -> new TrialResult(
                        trial.fold(),
                        trial.set(),
                        SWEEP.trials().get(0).inSample(),
                        SWEEP.trials().get(0).outOfSample()))
                .toList();
        long smallest = PLAN.sets().stream()
                .map(ParameterSet::id)
                .min(Long::compareUnsigned)
                .orElseThrow();
        assertThat(Choice.of(PLAN, equal, LEDGER, 0).candidate().id()).isEqualTo(smallest);
    }

    @Test
    void aSetThatHardlyTradesIsNotChosen() {
        TrialResult idle = Choice.of(PLAN, SWEEP.trials(), LEDGER, 0).newest();
        List<TrialResult> trials = SWEEP.trials().stream()
                .map(trial -> trial.equals(idle) ? withFills(trial, 1) : trial)
                .toList();
        // 40 fills in 8 s against 1 fill
        assertThat(Choice.of(PLAN, trials, LEDGER, 1).candidate()).isNotEqualTo(idle.set());
        // where nobody trades enough, the best of all is chosen
        assertThat(Choice.of(PLAN, trials, LEDGER, 100).candidate()).isEqualTo(idle.set());
    }

    private static TrialResult withFills(TrialResult trial, long fills) {
        SampleResult in = trial.inSample();
        return new TrialResult(
                trial.fold(),
                trial.set(),
                new SampleResult(in.moments(), in.path(), in.blocks(), in.curve(), fills, in.statistics()),
                trial.outOfSample());
    }

    @Test
    void tasksHoldEverySetOnEveryFoldOnce() {
        for (int workers = 1; workers < 100; workers += 7) {
            var seen = new HashSet<String>();
            for (FoldTask task : PLAN.tasks(workers)) {
                task.sets()
                        .forEach(set -> assertThat(seen.add(task.fold().index() + set.name()))
                                .isTrue());
            }
            assertThat(seen).hasSize(PLAN.trials());
        }
    }

    @Test
    void aTaskNeverHasMoreSetsThanFitInMemory() {
        SweepPlan plan = Plans.random(200, 7);
        assertThat(plan.tasks(1)).hasSize(3 * 4).allMatch(task -> task.sets().size() <= 64);
    }

    @Test
    void theIncumbentIsNotAmongThoseToChooseFrom() {
        assertThatThrownBy(() -> new SweepPlan(
                        Plans.SPACE,
                        Plans.SPACE.initial(),
                        List.of(Plans.SPACE.initial()),
                        PLAN.folds(),
                        PLAN.score(),
                        PLAN.settings(),
                        "",
                        1,
                        0,
                        Map.of(),
                        ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sweep must try at least one set of maker that is not the incumbent");
    }

    @Test
    void theSameSweepAgainIsNoNewEvidence() {
        List<StoredTrial> stored = stored("BTC-USDT.BINANCE", 0);
        assertThat(TrialLedger.of(PLAN, SWEEP.trials(), stored)).isEqualTo(LEDGER);
    }

    @Test
    void anotherSearchOnTheSameDataIsNewEvidence() {
        SweepPlan other = Plans.random(20, 8);
        SweepResult sweep = new SerialSweep(new InventedWorker()).run(other, SweepProgress.NONE);
        TrialLedger ledger = TrialLedger.of(other, sweep.trials(), stored("BTC-USDT.BINANCE", 0));
        // 20 sets each, and the incumbent once, on three folds
        assertThat(ledger.count()).isEqualTo(41 * 3);
    }

    @Test
    void otherInstrumentsAndOtherTimesAreOtherData() {
        assertThat(TrialLedger.of(PLAN, SWEEP.trials(), stored("ETH-USDT.BINANCE", 0))
                        .count())
                .isEqualTo(63);
        assertThat(TrialLedger.of(PLAN, SWEEP.trials(), stored("BTC-USDT.BINANCE", 20_000_000_000L))
                        .count())
                .isEqualTo(63);
    }

    private static List<StoredTrial> stored(String instrument, long laterNs) {
        List<StoredTrial> stored = new ArrayList<>();
        for (TrialResult trial : SWEEP.trials()) {
            for (Sample sample : Sample.values()) {
                var fold = PLAN.folds().get(trial.fold());
                var span = sample == Sample.IN ? fold.inSample() : fold.outOfSample();
                var result = sample == Sample.IN ? trial.inSample() : trial.outOfSample();
                stored.add(new StoredTrial(
                        "earlier",
                        TrialLedger.evidence(PLAN, trial),
                        "maker",
                        List.of(instrument),
                        sample,
                        new io.tidemill.research.fold.Span(span.fromNs() + laterNs, span.toNs() + laterNs),
                        result.moments().sharpe(),
                        1_000_000_000L));
            }
        }
        return stored;
    }
}
