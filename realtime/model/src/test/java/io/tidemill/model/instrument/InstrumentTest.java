package io.tidemill.model.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InstrumentTest {
    private static final Instrument FINE = Instrument.spot(
            0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00000001"), 1_000, 5, 0);
    private static final Instrument COARSE = FINE.withOrderStep(1_000);

    @Test
    void ordersAreAsFineAsDataUnlessToldOtherwise() {
        assertThat(FINE.orderStepLots()).isOne();
        assertThat(COARSE.orderStepLots()).isEqualTo(1_000);
        assertThat(COARSE.withOrderStep(1)).isEqualTo(FINE);
    }

    @Test
    void orderSizesAreRoundedDownToTheStepButNotBelowWhatWasMeant() {
        assertThat(COARSE.orderLots(0.001)).isEqualTo(100_000);
        assertThat(COARSE.orderLots(0.0010099)).isEqualTo(100_000);
        assertThat(COARSE.orderLots(0.00101)).isEqualTo(101_000);
        assertThat(COARSE.orderLots(0.3)).isEqualTo(30_000_000);
        assertThat(COARSE.orderLots(0.000001)).isEqualTo(1_000);
        assertThat(FINE.orderLots(0.3)).isEqualTo(30_000_000);
    }

    @Test
    void anySizeThatIsOnTheStepStaysWhatItIs() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            long lots = (1 + random.nextLong(100_000_000)) * 1_000;
            assertThat(COARSE.orderLots(COARSE.lot().toDouble(lots)))
                    .as("seed 7")
                    .isEqualTo(lots);
        }
    }

    @Test
    void aRestSmallerThanAStepIsNoOrder() {
        assertThat(COARSE.wholeOrderLots(1_999)).isEqualTo(1_000);
        assertThat(COARSE.wholeOrderLots(999)).isZero();
        assertThat(COARSE.isOnOrderStep(2_000)).isTrue();
        assertThat(COARSE.isOnOrderStep(2_001)).isFalse();
        assertThat(FINE.isOnOrderStep(2_001)).isTrue();
    }

    @Test
    void aStepOfOrdersIsOneLotAtLeast() {
        assertThatThrownBy(() -> FINE.withOrderStep(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orderStepLots must be >= 1, was 0 (BTC-USDT.BINANCE)");
    }
}
