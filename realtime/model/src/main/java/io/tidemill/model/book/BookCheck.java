package io.tidemill.model.book;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the book that is rebuilt from deltas with the quotes that the venue prints besides, by the venue's own ids: prices and
 * sizes of both sides.
 *
 * <p>A venue prints a quote whenever its best bid or ask changes. So if {@code q1 < q2} are the ids of consecutive quotes, then at
 * every id {@code s} with {@code q1 <= s < q2} the best bid and ask are those of q1. A batch that leaves the book at {@code s} is
 * <em>comparable</em> when both neighbours are known, whichever of quote and batch arrives first:
 *
 * <pre>
 *   quotes    q1 ────────────── q2 ───── q3 ──
 *   batches        s1      s2        s3        s4
 *   compared with  q1      q1        q2        waits for q4
 * </pre>
 *
 * <p>Not comparable, because one of the neighbours is not known: a batch before the first quote, one behind the last, one that is
 * in the middle of a gap, and quotes whose ids step back, which begin a new row of quotes.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> no allocation but for the differences that are noted and for growth.
 */
@HotPath
public final class BookCheck implements MarketEvents {
    private static final int NOTED = 10;

    private @Nullable OneBook[] books = new @Nullable OneBook[0];
    private final List<String> differences = new ArrayList<>();
    private long compared;
    private long equal;

    /** A check that has seen nothing. */
    public BookCheck() {}

    /** How many batches were compared with a quote. */
    public long compared() {
        return compared;
    }

    /** How many of them had the same prices and sizes on both sides. */
    public long equal() {
        return equal;
    }

    /** The first few differences, for people. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public void quote(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long bidPriceTicks,
            long bidSizeLots,
            long askPriceTicks,
            long askSizeLots) {
        book(instrumentId).quotes.add(sequence, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots);
        compare(instrumentId);
    }

    @Override
    public void trade(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long priceTicks,
            long sizeLots,
            Side aggressor) {
        // says nothing about the best levels
    }

    @Override
    public void bookDelta(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            BookAction action,
            Side side,
            long priceTicks,
            long sizeLots,
            int flags) {
        OneBook book = book(instrumentId);
        book.book.apply(action, side, priceTicks, sizeLots, flags, sequence, receiveTimeNs);
        if (BookFlags.isLast(flags) && book.book.isReadable()) {
            book.states.add(
                    sequence,
                    book.book.bestPriceTicks(Side.BUY),
                    book.book.bestSizeLots(Side.BUY),
                    book.book.bestPriceTicks(Side.SELL),
                    book.book.bestSizeLots(Side.SELL));
            compare(instrumentId);
        }
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        OneBook book = book(instrumentId);
        book.book.invalidate();
        book.quotes.clear();
        book.states.clear();
    }

    private OneBook book(int instrumentId) {
        if (instrumentId >= books.length) {
            books = Arrays.copyOf(books, instrumentId + 1);
        }
        OneBook found = books[instrumentId];
        if (found == null) {
            found = new OneBook();
            books[instrumentId] = found;
        }
        return found;
    }

    /** Compares every state that lies behind a quote and before the next one. */
    private void compare(int instrumentId) {
        OneBook book = book(instrumentId);
        Tops quotes = book.quotes;
        Tops states = book.states;
        while (!states.isEmpty() && quotes.size() > 0) {
            long id = states.id(0);
            if (id < quotes.id(0)) {
                states.drop();
                continue;
            }
            while (quotes.size() > 1 && quotes.id(1) <= id) {
                quotes.drop();
            }
            if (quotes.size() < 2) {
                return;
            }
            compared++;
            if (states.sameAs(quotes)) {
                equal++;
            } else if (differences.size() < NOTED) {
                differences.add("instrument " + instrumentId + ": book " + states.text() + ", quote " + quotes.text());
            }
            states.drop();
        }
    }

    private static final class OneBook {
        final OrderBook book = new OrderBook();
        final Tops quotes = new Tops();
        final Tops states = new Tops();
    }

    /** A queue of best bids and asks by rising id. One that steps back empties it: what was before has no neighbour. */
    private static final class Tops {
        private static final int FIELDS = 5;

        /** Bounds the memory while one of the two does not come; what is dropped is no longer comparable. */
        private static final int MAX_TOPS = 1 << 16;

        private long[] data = new long[64 * FIELDS];
        private int head;
        private int tail;

        void add(long id, long bidTicks, long bidLots, long askTicks, long askLots) {
            if (!isEmpty() && id < data[tail - FIELDS]) {
                clear();
            }
            if (size() == MAX_TOPS) {
                drop();
            }
            if (tail == data.length) {
                makeRoom();
            }
            data[tail] = id;
            data[tail + 1] = bidTicks;
            data[tail + 2] = bidLots;
            data[tail + 3] = askTicks;
            data[tail + 4] = askLots;
            tail += FIELDS;
        }

        boolean isEmpty() {
            return head == tail;
        }

        int size() {
            return (tail - head) / FIELDS;
        }

        long id(int index) {
            return data[head + index * FIELDS];
        }

        void drop() {
            head += FIELDS;
        }

        void clear() {
            head = 0;
            tail = 0;
        }

        boolean sameAs(Tops other) {
            for (int i = 1; i < FIELDS; i++) {
                if (data[head + i] != other.data[other.head + i]) {
                    return false;
                }
            }
            return true;
        }

        String text() {
            return data[head] + ": " + data[head + 2] + "@" + data[head + 1] + " / " + data[head + 4] + "@"
                    + data[head + 3];
        }

        private void makeRoom() {
            int used = tail - head;
            long[] target = used * 2 > data.length ? new long[data.length * 2] : data;
            System.arraycopy(data, head, target, 0, used);
            data = target;
            head = 0;
            tail = used;
        }
    }
}
