package io.tidemill.node.promote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.promotion.Promotion;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PromotionTextTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text, true);

    @Test
    void aRecordHasItsLineageItsNumbersAndWhatChanged() {
        Promotion back = Promotions.of(0.5).rolledBack("ann", 1_700_000_000_000_000_000L, "it lost");
        PromotionText.record(
                out,
                Promotions.published(back, 1_700_000_001_000_000_000L),
                Promotions.of(0.25).set());
        assertThat(text.toString())
                .contains(
                        "glft-market-maker/" + back.set().name() + " for maker in stage LIVE",
                        "published  2023-11-14T22:13:21Z",
                        "decided    2023-11-14T22:13:20Z by ann",
                        "rollback   it lost",
                        "replaced   " + Promotions.of(0.25).set().name(),
                        "evidence   63 trials of "
                                + Promotions.SPACE.parameters().size()
                                + " parameters, seed 7, commit abc1234, policy demo-wide",
                        "lake       quotes 5")
                .containsPattern("riskAversion +0\\.5 +0\\.25 ")
                .containsPattern("fills +40\\.0000")
                .containsPattern("sharpe +0\\.250000 +0\\.125000")
                .containsPattern("fills +yes +40 of at least 20");
    }

    @Test
    void theFirstPromotionReplacesNone() {
        PromotionText.record(out, Promotions.published(Promotions.of(0.5), 0), null);
        assertThat(text.toString())
                .contains("replaced   no promotion before it")
                .doesNotContain("rollback");
    }

    @Test
    void aChangeNamesBothSetsAndStages() {
        Promotion next = Promotions.of(0.5);
        Promotion before = Promotions.of(0.25);
        PromotionText.change(out, next, before.set(), before.stage());
        assertThat(text.toString())
                .startsWith("maker: from " + before.set().name() + " (LIVE) to "
                        + next.set().name() + " (LIVE)");
    }
}
