package io.tidemill.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Stage;
import io.tidemill.strategies.Strategies;
import io.tidemill.wire.WireWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwapWatchTest {
    private static final int STRATEGY_ID = 1;

    private final SwapWatch watch = new SwapWatch(promotion("ann"), STRATEGY_ID);
    private final WireWriter journal = new WireWriter(watch);

    @Test
    void aSwapBetweenThePromotionAndTheNextInputIsTheAnswer() {
        journal.clock(1);
        journal.promotion(promotion("ann"), 2);
        journal.cancel(5, 0, 2);
        assertThat(watch.answer()).isEqualTo(SwapWatch.Answer.PENDING);
        journal.swapped(STRATEGY_ID, 3, 4, 2);
        journal.clock(3);
        assertThat(watch.answer()).isEqualTo(SwapWatch.Answer.SWAPPED);
    }

    @Test
    void theNextInputWithoutASwapSaysThatTheEngineKeptWhatItHad() {
        journal.promotion(promotion("ann"), 2);
        journal.clock(3);
        journal.swapped(STRATEGY_ID, 3, 4, 3);
        assertThat(watch.answer()).isEqualTo(SwapWatch.Answer.KEPT);
    }

    @Test
    void whatIsOfOthersIsNoAnswer() {
        journal.promotion(promotion("ben"), 2);
        journal.swapped(STRATEGY_ID, 3, 4, 2);
        journal.clock(3);
        journal.promotion(promotion("ann"), 4);
        journal.swapped(STRATEGY_ID + 1, 3, 4, 4);
        assertThat(watch.answer()).isEqualTo(SwapWatch.Answer.PENDING);
    }

    private static Promotion promotion(String approver) {
        var space = Strategies.catalog().type(Strategies.GLFT_MARKET_MAKER).space();
        return new Promotion(
                "maker",
                space.initial(),
                Stage.LIVE,
                Map.of(),
                "abc",
                space,
                1,
                1,
                Map.of(),
                Map.of(),
                List.of(),
                "test",
                approver,
                1,
                "");
    }
}
