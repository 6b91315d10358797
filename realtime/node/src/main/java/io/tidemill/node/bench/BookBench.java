package io.tidemill.node.bench;

import io.tidemill.backtester.MarketColumns;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.function.Consumer;

/**
 * Updates of {@link OrderBook} a second on one thread: all levels from book deltas, and a book of one level a side from quotes.
 * The events lie in columns; reading them is in the figure.
 */
final class BookBench implements Bench {
    /** So that the work cannot be left out by the compiler. */
    private long seen;

    @Override
    public void run(Tape tape, int rounds, Consumer<Figure> figures) throws Exception {
        MarketColumns columns = new MarketColumns();
        tape.decode(columns);
        Levels levels = new Levels();
        double ns = Rounds.medianNs(rounds, () -> fold(columns, levels));
        figures.accept(new Figure("L2 update", levels.updates / ns * 1e9, "updates/s")
                .with("bytesAllocated", Rounds.allocatedBytes(() -> fold(columns, levels)))
                .with("updates", levels.updates)
                .with("checksum", Long.toHexString(seen)));
        Top top = new Top();
        double topNs = Rounds.medianNs(rounds, () -> fold(columns, top));
        figures.accept(new Figure("L1 update", top.updates / topNs * 1e9, "updates/s")
                .with("bytesAllocated", Rounds.allocatedBytes(() -> fold(columns, top)))
                .with("updates", top.updates)
                .with("checksum", Long.toHexString(seen)));
    }

    private void fold(MarketColumns columns, Folding folding) {
        folding.updates = 0;
        columns.replay(0, columns.size(), folding);
        seen += folding.book.stateHash();
    }

    /** Folds events into one book; the book goes on from round to round, so that no round builds a new one. */
    private abstract static class Folding implements MarketEvents {
        final OrderBook book = new OrderBook();
        long updates;

        @Override
        public void quote(
                int id, long event, long time, long sequence, long bid, long bidLots, long ask, long askLots) {}

        @Override
        public void trade(int id, long event, long time, long sequence, long price, long lots, Side aggressor) {}

        @Override
        public void bookDelta(
                int id,
                long event,
                long time,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {}

        @Override
        public void gap(int id, long event, long time, GapReason reason, long expected, long received) {
            book.invalidate();
        }
    }

    private static final class Levels extends Folding {
        @Override
        public void bookDelta(
                int id,
                long event,
                long time,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {
            updates++;
            book.apply(action, side, price, lots, flags, sequence, time);
        }
    }

    private static final class Top extends Folding {
        @Override
        public void quote(
                int id, long event, long time, long sequence, long bid, long bidLots, long ask, long askLots) {
            updates++;
            set(Side.BUY, bid, bidLots, 0, sequence, time);
            set(Side.SELL, ask, askLots, BookFlags.LAST, sequence, time);
        }

        private void set(Side side, long price, long lots, int flags, long sequence, long time) {
            if (book.has(side) && book.bestPriceTicks(side) != price) {
                book.apply(BookAction.DELETE, side, book.bestPriceTicks(side), 0, 0, sequence, time);
            }
            book.apply(BookAction.SET, side, price, lots, flags, sequence, time);
        }
    }
}
