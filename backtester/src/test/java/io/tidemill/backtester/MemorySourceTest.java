package io.tidemill.backtester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.book.OrderBook;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MemorySourceTest {
    @Test
    void whatIsReplayedIsWhatWasRecorded() {
        for (long seed = 1; seed <= 3; seed++) {
            Lines recorded = new Lines();
            MarketColumns columns = new MarketColumns();
            randomEvents(seed, 100_000, recorded);
            randomEvents(seed, 100_000, columns);
            Lines replayed = new Lines();
            MemorySource.of(List.of(), columns).replay(replayed);
            assertThat(replayed.lines).as("seed %d", seed).isEqualTo(recorded.lines);
        }
    }

    @Test
    void aReplayMayBeginAndEndAnywhere() {
        MarketColumns columns = new MarketColumns();
        randomEvents(7, 80_000, columns);
        Lines all = new Lines();
        columns.replay(0, columns.size(), all);
        Lines parts = new Lines();
        columns.replay(0, 12_345, parts);
        columns.replay(12_345, 70_001, parts);
        columns.replay(70_001, columns.size(), parts);
        assertThat(parts.lines).isEqualTo(all.lines);
    }

    @Test
    void aPeriodBeginsWithTheBookThatHeldThen() {
        MarketColumns columns = new MarketColumns();
        randomEvents(11, 50_000, columns);
        MemorySource whole = MemorySource.of(List.of(), columns);
        long middleNs = (whole.firstTimeNs() + whole.lastTimeNs()) / 2;
        Books straight = new Books();
        whole.replay(straight);
        Books cut = new Books();
        whole.between(middleNs, Long.MAX_VALUE).replay(cut);
        for (int id = 0; id < 2; id++) {
            assertThat(cut.books.get(id).stateHash())
                    .isEqualTo(straight.books.get(id).stateHash());
            assertThat(cut.books.get(id).sequence())
                    .isEqualTo(straight.books.get(id).sequence());
        }
    }

    @Test
    void aPeriodOfAPeriodIsThePeriod() {
        MarketColumns columns = new MarketColumns();
        randomEvents(13, 50_000, columns);
        MemorySource whole = MemorySource.of(List.of(), columns);
        long quarter = (whole.lastTimeNs() - whole.firstTimeNs()) / 4;
        long fromNs = whole.firstTimeNs() + 2 * quarter;
        long toNs = whole.firstTimeNs() + 3 * quarter;
        Lines direct = new Lines();
        whole.between(fromNs, toNs).replay(direct);
        Lines nested = new Lines();
        whole.between(fromNs - quarter, toNs + 1).between(fromNs, toNs).replay(nested);
        assertThat(nested.lines).isEqualTo(direct.lines);
    }

    @Test
    void receiveTimesThatGoBackAreRefused() {
        MarketColumns columns = new MarketColumns();
        columns.trade(0, 5, 5, 1, 1, 1, Side.BUY);
        assertThatThrownBy(() -> columns.trade(0, 5, 4, 1, 1, 1, Side.BUY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("receive times must not go back, went from 5 to 4 at event 1");
    }

    private static void randomEvents(long seed, int count, MarketEvents events) {
        SplittableRandom random = new SplittableRandom(seed);
        long timeNs = 1_000;
        for (int id = 0; id < 2; id++) {
            snapshot(id, timeNs, events);
        }
        for (int i = 0; i < count; i++) {
            timeNs += random.nextInt(3);
            int id = random.nextInt(2);
            Side side = Side.of(random.nextInt(2));
            long price = side == Side.BUY ? 90 + random.nextInt(10) : 101 + random.nextInt(10);
            switch (random.nextInt(20)) {
                case 0 -> events.trade(id, timeNs - 1, timeNs, i, price, 1 + random.nextInt(9), side);
                case 1, 2, 3 -> events.quote(id, MarketEvents.NO_TIME, timeNs, i, 99, 5, 101, random.nextInt(9));
                case 4 -> {
                    if (random.nextInt(100) == 0) {
                        events.gap(id, timeNs, timeNs, GapReason.of(random.nextInt(5)), i, i + 1);
                        snapshot(id, timeNs, events);
                    }
                }
                default ->
                    events.bookDelta(
                            id,
                            timeNs - 2,
                            timeNs,
                            i,
                            random.nextInt(3) == 0 ? BookAction.DELETE : BookAction.SET,
                            side,
                            price,
                            1 + random.nextInt(100),
                            BookFlags.LAST);
            }
        }
    }

    private static void snapshot(int id, long timeNs, MarketEvents events) {
        events.bookDelta(id, timeNs, timeNs, 1, BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        events.bookDelta(id, timeNs, timeNs, 1, BookAction.SET, Side.BUY, 99, 7, BookFlags.SNAPSHOT);
        int flags = BookFlags.SNAPSHOT | BookFlags.LAST;
        events.bookDelta(id, timeNs, timeNs, 1, BookAction.SET, Side.SELL, 101, 7, flags);
    }

    /** Each event as a line of text. */
    private static final class Lines implements MarketEvents {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void quote(
                int id, long event, long receive, long sequence, long bid, long bidLots, long ask, long askLots) {
            lines.add("quote " + List.of(id, event, receive, sequence, bid, bidLots, ask, askLots));
        }

        @Override
        public void trade(int id, long event, long receive, long sequence, long price, long lots, Side aggressor) {
            lines.add("trade " + List.of(id, event, receive, sequence, price, lots, aggressor));
        }

        @Override
        public void bookDelta(
                int id,
                long event,
                long receive,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {
            lines.add("delta " + List.of(id, event, receive, sequence, action, side, price, lots, flags));
        }

        @Override
        public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {
            lines.add("gap " + List.of(id, event, receive, reason, expected, received));
        }
    }

    /** The books at the end. */
    private static final class Books implements MarketEvents {
        private final List<OrderBook> books = List.of(new OrderBook(), new OrderBook());

        @Override
        public void quote(
                int id, long event, long receive, long sequence, long bid, long bidLots, long ask, long askLots) {}

        @Override
        public void trade(int id, long event, long receive, long sequence, long price, long lots, Side aggressor) {}

        @Override
        public void bookDelta(
                int id,
                long event,
                long receive,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {
            books.get(id).apply(action, side, price, lots, flags, sequence, receive);
        }

        @Override
        public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {
            books.get(id).invalidate();
        }
    }
}
