package io.tidemill.backtester;

import io.tidemill.model.HotPath;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.Arrays;

/**
 * The mid of each instrument, from its quotes and its book, whichever tells the later state by the venue's own sequence.
 * Through a gap the last mid stays.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
@HotPath
final class Mids implements MarketEvents {
    private final OrderBook[] books;
    private final double[] halfTick;
    private final long[] sequences;
    /** Bid plus ask, in ticks; {@link #NO_PRICE} before the first. */
    private final long[] twiceMidTicks;

    Mids(Instruments instruments) {
        int capacity = instruments.capacity();
        books = new OrderBook[capacity];
        halfTick = new double[capacity];
        sequences = new long[capacity];
        twiceMidTicks = new long[capacity];
        Arrays.fill(sequences, Long.MIN_VALUE);
        Arrays.fill(twiceMidTicks, NO_PRICE);
        for (Instrument instrument : instruments.all()) {
            books[instrument.id()] = new OrderBook();
            halfTick[instrument.id()] = instrument.tick().toDouble(1) / 2;
        }
    }

    /** The mid, in quote; NaN before the first. */
    double mid(int instrumentId) {
        long twice = twiceMidTicks[instrumentId];
        return twice == NO_PRICE ? Double.NaN : twice * halfTick[instrumentId];
    }

    /** Whether the book is valid: a snapshot came since the last gap. */
    boolean isWhole(int instrumentId) {
        return books[instrumentId].isValid();
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
        update(instrumentId, sequence, bidPriceTicks, askPriceTicks);
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
        OrderBook book = books[instrumentId];
        book.apply(action, side, priceTicks, sizeLots, flags, sequence, receiveTimeNs);
        if (BookFlags.isLast(flags) && book.isReadable()) {
            update(instrumentId, sequence, book.bestPriceTicks(Side.BUY), book.bestPriceTicks(Side.SELL));
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
        books[instrumentId].invalidate();
        // a venue that restarts may count from anew
        sequences[instrumentId] = Long.MIN_VALUE;
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
        // a trade moves the mid only through what it leaves in the book
    }

    private void update(int instrumentId, long sequence, long bidPriceTicks, long askPriceTicks) {
        if (sequence < sequences[instrumentId] || bidPriceTicks == NO_PRICE || askPriceTicks == NO_PRICE) {
            return;
        }
        sequences[instrumentId] = sequence;
        twiceMidTicks[instrumentId] = bidPriceTicks + askPriceTicks;
    }
}
