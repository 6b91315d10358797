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
 * <p>A quote and a complete batch are <em>comparable</em> when they name the same id: only then does the venue itself say that
 * both show the same state. Whichever of them arrives first waits for the other in a bounded window:
 *
 * <pre>
 *   quotes    q4 ──── q7 ──── q8 ──────── q12 ──
 *   batches       s5 ──── s8 ──── s12 ──────────
 *   compared               8 (the quote was first or the batch was), 12
 * </pre>
 *
 * <p>Rejected: to take a quote as true until the next one. It gives more pairs, but a level may come and go between two quotes
 * without one being printed. On two recorded days of BTCUSDT 6,491 of 6,493 batches are equal by that rule, and 1,072 of 1,072
 * by this one.
 *
 * <p>Not compared: a batch without a quote of its id, one in the middle of a gap, and whatever came before a gap or before ids
 * that step back with what came after.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> a binary search per quote and batch; nothing is allocated but the windows of
 * an instrument, once, and the first few differences.
 */
@HotPath
public final class BookCheck implements MarketEvents {
    private static final int NOTED = 10;

    /** Quotes that are remembered for a batch that comes later: at 10,000 a second still those of the last 200 ms. */
    private static final int QUOTES = 2048;

    /** Batches that are remembered for a quote that comes later: at one in 100 ms those of the last 6 s. */
    private static final int BATCHES = 64;

    private @Nullable OneBook[] books = new @Nullable OneBook[0];
    private final List<String> differences = new ArrayList<>();
    private long compared;
    private long equal;

    /** A check that has seen nothing. */
    public BookCheck() {}

    /** How many pairs of a batch and a quote of the same id were compared. */
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
        OneBook book = book(instrumentId);
        book.quotes.add(sequence, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots);
        compare(instrumentId, book, sequence);
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
            book.batches.add(
                    sequence,
                    book.book.bestPriceTicks(Side.BUY),
                    book.book.bestSizeLots(Side.BUY),
                    book.book.bestPriceTicks(Side.SELL),
                    book.book.bestSizeLots(Side.SELL));
            compare(instrumentId, book, sequence);
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
        book.batches.clear();
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

    /** Compares the batch and the quote of this id, if both are there. */
    private void compare(int instrumentId, OneBook book, long id) {
        int batch = book.batches.find(id);
        int quote = book.quotes.find(id);
        if (batch < 0 || quote < 0) {
            return;
        }
        compared++;
        if (book.batches.sameAt(batch, book.quotes, quote)) {
            equal++;
        } else if (differences.size() < NOTED) {
            differences.add("instrument " + instrumentId + " at " + id + ": book " + book.batches.text(batch)
                    + ", quote " + book.quotes.text(quote));
        }
    }

    private static final class OneBook {
        final OrderBook book = new OrderBook();
        final Tops quotes = new Tops(QUOTES);
        final Tops batches = new Tops(BATCHES);
    }

    /** The newest best bids and asks, by rising id, in a ring; one whose id steps back empties it, the same id again replaces. */
    private static final class Tops {
        private static final int FIELDS = 5;

        private final long[] data;
        private final int mask;
        private long first;
        private long next;

        /** A ring of so many, a power of two: its mask finds the place without a division. */
        Tops(int capacity) {
            data = new long[capacity * FIELDS];
            mask = capacity - 1;
        }

        void add(long id, long bidTicks, long bidLots, long askTicks, long askLots) {
            if (first < next) {
                long newest = data[place(next - 1)];
                if (id < newest) {
                    clear();
                } else if (id == newest) {
                    next--;
                }
            }
            if (next - first > mask) {
                first++;
            }
            int at = place(next++);
            data[at] = id;
            data[at + 1] = bidTicks;
            data[at + 2] = bidLots;
            data[at + 3] = askTicks;
            data[at + 4] = askLots;
        }

        void clear() {
            first = 0;
            next = 0;
        }

        /** Where the one with this id is, or -1. */
        int find(long id) {
            long low = first;
            long high = next - 1;
            while (low <= high) {
                long middle = (low + high) >>> 1;
                int at = place(middle);
                if (data[at] < id) {
                    low = middle + 1;
                } else if (data[at] > id) {
                    high = middle - 1;
                } else {
                    return at;
                }
            }
            return -1;
        }

        boolean sameAt(int at, Tops other, int otherAt) {
            for (int i = 1; i < FIELDS; i++) {
                if (data[at + i] != other.data[otherAt + i]) {
                    return false;
                }
            }
            return true;
        }

        String text(int at) {
            return data[at + 2] + "@" + data[at + 1] + " / " + data[at + 4] + "@" + data[at + 3];
        }

        private int place(long index) {
            return ((int) index & mask) * FIELDS;
        }
    }
}
