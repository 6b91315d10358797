package io.tidemill.model.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.Comparator;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookTest {
    private static final int SNAPSHOT_LAST = BookFlags.SNAPSHOT | BookFlags.LAST;

    private final OrderBook book = new OrderBook();

    @Test
    void isInvalidUntilASnapshotIsWhole() {
        set(Side.BUY, 100, 5, BookFlags.LAST);
        assertThat(book.isValid()).isFalse();
        book.apply(BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT, 1, 1);
        set(Side.BUY, 100, 5, BookFlags.SNAPSHOT);
        assertThat(book.isValid()).isFalse();
        set(Side.SELL, 101, 7, SNAPSHOT_LAST);
        assertThat(book.isReadable()).isTrue();
    }

    @Test
    void anEmptySnapshotIsWholeAtOnce() {
        book.apply(BookAction.CLEAR, Side.BUY, 0, 0, SNAPSHOT_LAST, 9, 1);
        assertThat(book.isReadable()).isTrue();
        assertThat(book.bestPriceTicks(Side.SELL)).isEqualTo(MarketEvents.NO_PRICE);
    }

    @Test
    void isNotReadableInTheMiddleOfABatch() {
        isInvalidUntilASnapshotIsWhole();
        set(Side.BUY, 99, 5, 0);
        assertThat(book.isReadable()).isFalse();
        set(Side.BUY, 98, 5, BookFlags.LAST);
        assertThat(book.isReadable()).isTrue();
    }

    @Test
    void aGapMakesItInvalidUntilTheNextSnapshot() {
        isInvalidUntilASnapshotIsWhole();
        book.invalidate();
        set(Side.BUY, 99, 5, BookFlags.LAST);
        assertThat(book.isValid()).isFalse();
    }

    @Test
    void deletingALevelThatIsNotThereChangesNothing() {
        set(Side.BUY, 100, 5, BookFlags.LAST);
        long hash = book.stateHash();
        book.apply(BookAction.DELETE, Side.BUY, 99, 0, BookFlags.LAST, 2, 2);
        assertThat(book.stateHash()).isEqualTo(hash);
    }

    @Test
    void seesACrossedBook() {
        set(Side.BUY, 100, 5, 0);
        set(Side.SELL, 100, 5, BookFlags.LAST);
        assertThat(book.isCrossed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equalsItsNaiveTwin(long seed) {
        Random random = new Random(seed);
        NaiveBook twin = new NaiveBook();
        for (int i = 0; i < 20_000; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long price = 10_000 + (long) (random.nextGaussian() * 900);
            BookAction action =
                    i % 7000 == 6999 ? BookAction.CLEAR : random.nextInt(3) == 0 ? BookAction.DELETE : BookAction.SET;
            long size = action == BookAction.SET ? 1 + random.nextInt(1000) : 0;
            book.apply(action, side, price, size, BookFlags.LAST, i, i);
            twin.apply(action, side, price, size);
            if (i % 97 == 0) {
                twin.assertEqualTo(book);
            }
        }
        twin.assertEqualTo(book);
    }

    private void set(Side side, long price, long size, int flags) {
        book.apply(BookAction.SET, side, price, size, flags, 1, 1);
    }

    /** The plain twin: two trees. */
    private static final class NaiveBook {
        private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
        private final TreeMap<Long, Long> asks = new TreeMap<>();

        void apply(BookAction action, Side side, long price, long size) {
            TreeMap<Long, Long> levels = levels(side);
            switch (action) {
                case SET -> levels.put(price, size);
                case DELETE -> levels.remove(price);
                case CLEAR -> {
                    bids.clear();
                    asks.clear();
                }
            }
        }

        void assertEqualTo(OrderBook book) {
            for (Side side : Side.values()) {
                assertThat(book.levels(side)).isEqualTo(levels(side).size());
                int level = 0;
                for (var entry : levels(side).entrySet()) {
                    assertThat(book.priceTicks(side, level)).isEqualTo(entry.getKey());
                    assertThat(book.sizeLots(side, level)).isEqualTo(entry.getValue());
                    assertThat(book.sizeLotsAt(side, entry.getKey())).isEqualTo(entry.getValue());
                    level++;
                }
            }
        }

        private TreeMap<Long, Long> levels(Side side) {
            return side == Side.BUY ? bids : asks;
        }
    }
}
