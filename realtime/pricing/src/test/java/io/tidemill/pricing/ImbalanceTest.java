package io.tidemill.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.model.book.OrderBook;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.Side;
import org.junit.jupiter.api.Test;

class ImbalanceTest {
    @Test
    void itIsBoundedAndAntisymmetric() {
        assertThat(Imbalance.of(3, 1)).isEqualTo(0.5);
        assertThat(Imbalance.of(1, 3)).isEqualTo(-0.5);
        assertThat(Imbalance.of(5, 0)).isEqualTo(1);
        assertThat(Imbalance.of(0, 0)).isZero();
    }

    @Test
    void onlyTheBestLevelsCount() {
        OrderBook book = new OrderBook();
        set(book, Side.BUY, 99, 30, 0);
        set(book, Side.BUY, 98, 1_000, 0);
        set(book, Side.SELL, 101, 10, BookFlags.LAST);
        assertThat(Imbalance.of(book, 1)).isEqualTo(0.5);
        assertThat(Imbalance.of(book, 5)).isCloseTo(1_020.0 / 1_040, within(1e-15));
    }

    @Test
    void theWeightedMidLeansToTheSideThatIsThin() {
        assertThat(Imbalance.weightedMidTicks(100, 30, 102, 10)).isEqualTo(101.5);
        assertThat(Imbalance.weightedMidTicks(100, 10, 102, 10)).isEqualTo(101);
        // the formula of the class, written out
        assertThat(Imbalance.weightedMidTicks(100, 7, 105, 3)).isCloseTo((100 * 3 + 105 * 7) / 10.0, within(1e-12));
    }

    private static void set(OrderBook book, Side side, long price, long lots, int flags) {
        book.apply(BookAction.SET, side, price, lots, flags, 1, 1);
    }
}
