package io.tidemill.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitOrderBookTest {
    private final BookLog log = new BookLog();
    private final LimitOrderBook book = new LimitOrderBook(0, log, log);

    @Test
    void matchesByPriceThenTime() {
        limit(1, 10, Side.SELL, 101, 5);
        limit(2, 11, Side.SELL, 100, 5);
        limit(3, 12, Side.SELL, 100, 5);
        log.take();
        limit(4, 13, Side.BUY, 101, 12);
        assertThat(log.take())
                .containsExactly(
                        "accepted 4",
                        "matched 2 left 0 by 4 left 7 BUY 5@100",
                        "trade 1 BUY 5@100",
                        "matched 3 left 0 by 4 left 2 BUY 5@100",
                        "trade 2 BUY 5@100",
                        "matched 1 left 3 by 4 left 0 BUY 2@101",
                        "trade 3 BUY 2@101",
                        "delta 4 DELETE SELL 0@100 0",
                        "delta 4 SET SELL 3@101 1",
                        "quote 4 0@-9223372036854775808 3@101");
    }

    @Test
    void whatIsLeftOfALimitOrderRestsAndALaterCancelTakesItOff() {
        limit(1, 10, Side.BUY, 99, 5);
        assertThat(book.leftLots(1)).isEqualTo(5);
        assertThat(book.cancel(1, 2)).isTrue();
        assertThat(book.cancel(1, 3)).isFalse();
        assertThat(book.orders()).isZero();
        assertThat(log.take())
                .containsExactly(
                        "accepted 1",
                        "delta 1 SET BUY 5@99 1",
                        "quote 1 5@99 0@-9223372036854775808",
                        "canceled 1 5",
                        "delta 2 DELETE BUY 0@99 1",
                        "quote 2 0@-9223372036854775808 0@-9223372036854775808");
    }

    @Test
    void anOrderThatMeetsItsOwnParticipantExpires() {
        limit(1, 10, Side.SELL, 101, 5);
        log.take();
        limit(2, 10, Side.BUY, 101, 5);
        assertThat(log.take()).containsExactly("accepted 2", "expired 2 5");
    }

    @Test
    void refusesWhatItCannotTake() {
        limit(1, 10, Side.SELL, 101, 5);
        log.take();
        limit(1, 10, Side.SELL, 102, 5);
        limit(2, 10, Side.SELL, 102, 0);
        place(3, 11, Side.BUY, OrderKind.LIMIT_MAKER, TimeInForce.GTC, 101, 1);
        assertThat(log.take()).containsExactly("rejected 1 DUPLICATE_ID", "rejected 2 FILTER", "rejected 3 WOULD_TAKE");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void equalsItsNaiveTwinAndItsDeltasRebuildIt(long seed) {
        Random random = new Random(seed);
        NaiveBook twin = new NaiveBook();
        Rebuilt rebuilt = new Rebuilt();
        LimitOrderBook fast = new LimitOrderBook(0, rebuilt, log);
        for (int i = 1; i <= 8_000; i++) {
            if (random.nextInt(3) == 0) {
                long id = Math.max(1, i - random.nextInt(200));
                fast.cancel(id, i);
                twin.cancel(id);
            } else {
                Side side = Side.of(random.nextInt(2));
                OrderKind kind = OrderKind.of(random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0);
                TimeInForce force = TimeInForce.of(random.nextInt(6) == 0 ? 1 + random.nextInt(2) : 0);
                long price = 1000L - side.sign() * (long) random.nextInt(20) + side.sign() * 5L;
                long size = 1L + random.nextInt(50);
                int participant = random.nextInt(20);
                fast.place(i, participant, side, kind, force, price, size, i);
                twin.place(i, participant, side, kind, force, price, size);
            }
            assertThat(log.lines).as("step %d of seed %d", i, seed).isEqualTo(twin.lines);
            log.lines.clear();
            twin.lines.clear();
            if (i % 50 == 0) {
                assertThat(fast.stateHash()).isEqualTo(twin.stateHash());
                rebuilt.assertEqualTo(fast);
            }
        }
        assertThat(fast.orders()).isPositive();
    }

    @Test
    void theHotPathAllocatesNothing() {
        LimitOrderBook quiet = new LimitOrderBook(0, new Rebuilt(), new Silent());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        drive(quiet, 1, 200_000);
        long before = threads.getThreadAllocatedBytes(thread);
        drive(quiet, 200_000, 400_000);
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(4_096);
    }

    private static void drive(LimitOrderBook book, int from, int to) {
        for (int i = from; i < to; i++) {
            Side side = (i * 7 & 8) == 0 ? Side.BUY : Side.SELL;
            long price = 1000L - side.sign() * (i % 40L) + side.sign() * 3L;
            book.place(i, i % 50, side, OrderKind.LIMIT, TimeInForce.GTC, price, 1 + i % 20, i);
            book.cancel(i - 300, i);
        }
    }

    private void limit(long id, int participant, Side side, long price, long size) {
        place(id, participant, side, OrderKind.LIMIT, TimeInForce.GTC, price, size);
    }

    private void place(
            long id, int participant, Side side, OrderKind kind, TimeInForce timeInForce, long price, long size) {
        book.place(id, participant, side, kind, timeInForce, price, size, id);
    }

    /** The public's view: the book that a listener folds from the deltas, and the quote. */
    private static final class Rebuilt implements MarketEvents {
        private final OrderBook folded = new OrderBook();
        private long bid = NO_PRICE;
        private long ask = NO_PRICE;

        Rebuilt() {
            folded.apply(BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT | BookFlags.LAST, 0, 0);
        }

        void assertEqualTo(LimitOrderBook book) {
            for (Side side : List.of(Side.BUY, Side.SELL)) {
                assertThat(folded.levels(side)).isEqualTo(book.levels(side));
                for (int level = 0; level < book.levels(side); level++) {
                    assertThat(folded.priceTicks(side, level)).isEqualTo(book.priceTicks(side, level));
                    assertThat(folded.sizeLots(side, level)).isEqualTo(book.sizeLots(side, level));
                }
            }
            assertThat(folded.isReadable()).isTrue();
            assertThat(folded.isCrossed()).isFalse();
            assertThat(folded.sequence()).isEqualTo(book.sequence());
            assertThat(bid).isEqualTo(book.priceTicks(Side.BUY, 0));
            assertThat(ask).isEqualTo(book.priceTicks(Side.SELL, 0));
        }

        @Override
        public void quote(
                int instrumentId,
                long event,
                long receive,
                long sequence,
                long bidPrice,
                long b,
                long askPrice,
                long a) {
            bid = bidPrice;
            ask = askPrice;
        }

        @Override
        public void trade(int id, long event, long receive, long sequence, long price, long size, Side aggressor) {}

        @Override
        public void bookDelta(
                int id,
                long event,
                long receive,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long size,
                int flags) {
            folded.apply(action, side, price, size, flags, sequence, receive);
        }

        @Override
        public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {}
    }

    private static final class Silent implements Participants {
        @Override
        public void accepted(long orderId, int participant, long timeNs) {}

        @Override
        public void rejected(long orderId, int participant, OrderReason reason, long timeNs) {}

        @Override
        public void matched(
                long tradeId,
                long makerOrderId,
                int maker,
                long makerLeftLots,
                long takerOrderId,
                int taker,
                long takerLeftLots,
                Side aggressor,
                long priceTicks,
                long sizeLots,
                long timeNs) {}

        @Override
        public void canceled(long orderId, int participant, long leftLots, long timeNs) {}

        @Override
        public void expired(long orderId, int participant, long leftLots, long timeNs) {}
    }
}
