package io.tidemill.research.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Stage;
import io.tidemill.research.fold.Span;
import io.tidemill.research.fold.WalkForward;
import io.tidemill.research.fold.WalkForward.Window;
import io.tidemill.research.gate.Policy;
import io.tidemill.research.report.TuneReport;
import io.tidemill.research.search.RandomSearch;
import io.tidemill.research.statistics.Score;
import io.tidemill.research.sweep.InventedWorker;
import io.tidemill.research.sweep.Plans;
import io.tidemill.research.sweep.SerialSweep;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.SweepProgress;
import io.tidemill.research.sweep.TrialSettings;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeTable;
import io.tidemill.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tune on a real lake, with invented results. */
class TunerIT {
    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lake.open(LakeConfig.local(folder));
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void everyTrialIsKeptAndRecognisedTheSecondTime() {
        TuneOutcome first = tune(request(20, 7, Policy.DEMO_WIDE));
        assertThat(first.newTrials()).isEqualTo(63);
        assertThat(rows(LakeTable.TRIALS)).isEqualTo(126);
        TuneOutcome second = tune(request(20, 7, Policy.DEMO_WIDE));
        assertThat(second.newTrials()).isZero();
        assertThat(rows(LakeTable.TRIALS)).isEqualTo(126);
        assertThat(Json.bytes(second.result())).isEqualTo(Json.bytes(first.result()));
        assertThat(second.promotion()).isEqualTo(first.promotion());
    }

    @Test
    void anotherSweepOnTheSameDataCountsThoseBefore() {
        tune(request(20, 7, Policy.DEMO_WIDE));
        TuneOutcome second = tune(request(20, 8, Policy.DEMO_WIDE));
        // the incumbent was tried before
        assertThat(second.result().trials()).isEqualTo(123);
        assertThat(rows(LakeTable.TRIALS)).isEqualTo(252);
        TuneOutcome again = tune(request(20, 7, Policy.DEMO_WIDE));
        assertThat(again.result().trials()).isEqualTo(123);
        assertThat(again.result().outOfSample().get("deflatedSharpe"))
                .isLessThan(tuneAlone().result().outOfSample().get("deflatedSharpe"));
    }

    @Test
    void whatPassesIsPromotedWithItsLineage() {
        TuneOutcome outcome = tune(request(20, 7, Policy.DEMO_WIDE));
        Promotion promotion = Objects.requireNonNull(outcome.promotion());
        assertThat(promotion.set()).isEqualTo(outcome.choice().candidate());
        assertThat(promotion.strategy()).isEqualTo("maker-1");
        assertThat(promotion.stage()).isEqualTo(Stage.LIVE);
        assertThat(promotion.trials()).isEqualTo(63);
        assertThat(promotion.lakeSnapshots()).containsExactly(Map.entry("quotes", 5L));
        assertThat(promotion.gates()).hasSize(7).allMatch(Promotion.GateAnswer::passed);
        assertThat(Json.read(Json.text(promotion), Promotion.class)).isEqualTo(promotion);
        // a proposal: the table holds what was published
        assertThat(rows(LakeTable.PROMOTIONS)).isZero();
    }

    @Test
    void whatFailsIsNotPromotedAndItsTrialsAreKeptAllTheSame() {
        TuneOutcome outcome = tune(request(20, 7, Policy.STRICT));
        assertThat(outcome.promotion()).isNull();
        assertThat(outcome.result().promoted()).isFalse();
        assertThat(rows(LakeTable.TRIALS)).isEqualTo(126);
        // the same sweep under another policy is another decision, and no new trial
        assertThat(tune(request(20, 7, Policy.DEMO_WIDE)).promotion()).isNotNull();
        assertThat(rows(LakeTable.TRIALS)).isEqualTo(126);
    }

    @Test
    void theReportIsOnePageThatNeedsNoNetwork() {
        TuneOutcome outcome = tune(request(20, 7, Policy.DEMO_WIDE));
        String page = TuneReport.html(
                outcome.result(), outcome.plan(), outcome.sweep().trials(), outcome.choice());
        assertThat(page)
                .contains(outcome.result().candidate(), "deflated-sharpe", "strict would say", "<svg", "edge (bps)")
                .doesNotContain("http:", "https:", "src=");
        TuneOutcome again = tune(request(20, 7, Policy.DEMO_WIDE));
        assertThat(TuneReport.html(again.result(), again.plan(), again.sweep().trials(), again.choice()))
                .isEqualTo(page);
    }

    private TuneOutcome tuneAlone() {
        try (Lake other = Lake.open(LakeConfig.local(folder.resolve("alone")))) {
            return tune(other, request(20, 7, Policy.DEMO_WIDE));
        }
    }

    private TuneOutcome tune(TuneRequest request) {
        return tune(lake, request);
    }

    private static TuneOutcome tune(Lake lake, TuneRequest request) {
        SweepPlan plan = Tuner.plan(request, Map.of("quotes", 5L));
        return new Tuner(lake).tune(request, plan, new SerialSweep(new InventedWorker()), SweepProgress.NONE);
    }

    private int rows(LakeTable table) {
        List<Integer> rows = new ArrayList<>();
        lake.reader().scan(table, List.of("strategy"), Long.MIN_VALUE, Long.MAX_VALUE, batch -> rows.add(batch.rows()));
        return rows.stream().mapToInt(count -> count).sum();
    }

    private static TuneRequest request(int sets, long seed, Policy policy) {
        return new TuneRequest(
                Plans.SPACE,
                "maker-1",
                Plans.SPACE.initial(),
                new Span(1_000, 600_000_001_000L),
                new WalkForward(Window.ANCHORED, 3, 0.4, 0),
                new RandomSearch(sets, seed),
                Map.of(),
                Score.SHARPE,
                new TrialSettings(List.of("BTC-USDT.BINANCE"), 1_000_000_000L, "{}"),
                seed,
                policy,
                "0000000",
                600_000_001_000L);
    }
}
