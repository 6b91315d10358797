package io.tidemill.backtester;

import io.tidemill.model.book.OrderBook;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a time range out of a stream of events, so that whoever begins in the middle has a book from the first event on: what
 * comes before is folded, and at the beginning each whole book is sent as a snapshot, with the last quote, received at
 * {@code fromNs}. A book that is broken there is sent as its gap.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class Cut implements MarketEvents {
    private final long fromNs;
    private final long toNs;
    private final MarketEvents events;
    private final Map<Integer, State> states = new TreeMap<>();
    private boolean opened;

    /**
     * A cut.
     *
     * @param fromNs first receive time, ns since 1970 UTC
     * @param toNs receive time of the first event that is not sent any more
     */
    Cut(long fromNs, long toNs, MarketEvents events) {
        this.fromNs = fromNs;
        this.toNs = toNs;
        this.events = events;
    }

    /** Sends what is known at {@code fromNs}, unless that was done. Called by the first event behind it, too. */
    void open() {
        if (!opened) {
            opened = true;
            states.forEach((instrumentId, state) -> state.send(instrumentId, fromNs, events));
            states.clear();
        }
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
        if (passes(receiveTimeNs)) {
            events.quote(
                    instrumentId,
                    eventTimeNs,
                    receiveTimeNs,
                    sequence,
                    bidPriceTicks,
                    bidSizeLots,
                    askPriceTicks,
                    askSizeLots);
        } else if (receiveTimeNs < fromNs) {
            State state = state(instrumentId);
            state.quote = new long[] {sequence, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots};
        }
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
        if (passes(receiveTimeNs)) {
            events.trade(instrumentId, eventTimeNs, receiveTimeNs, sequence, priceTicks, sizeLots, aggressor);
        }
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
        if (passes(receiveTimeNs)) {
            events.bookDelta(
                    instrumentId, eventTimeNs, receiveTimeNs, sequence, action, side, priceTicks, sizeLots, flags);
        } else if (receiveTimeNs < fromNs) {
            State state = state(instrumentId);
            state.book.apply(action, side, priceTicks, sizeLots, flags, sequence, receiveTimeNs);
            state.gap = state.book.isValid() ? null : state.gap;
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
        if (passes(receiveTimeNs)) {
            events.gap(instrumentId, eventTimeNs, receiveTimeNs, reason, expectedSequence, receivedSequence);
        } else if (receiveTimeNs < fromNs) {
            State state = state(instrumentId);
            state.book.invalidate();
            state.gap = reason;
        }
    }

    private boolean passes(long receiveTimeNs) {
        if (receiveTimeNs < fromNs) {
            return false;
        }
        open();
        return receiveTimeNs < toNs;
    }

    private State state(int instrumentId) {
        return states.computeIfAbsent(instrumentId, id -> new State());
    }

    /** What was known of one instrument before the cut. */
    private static final class State {
        private final OrderBook book = new OrderBook();
        private long @Nullable [] quote;
        private @Nullable GapReason gap;

        void send(int instrumentId, long timeNs, MarketEvents events) {
            if (gap != null) {
                events.gap(instrumentId, NO_TIME, timeNs, gap, 0, 0);
            } else if (book.isValid()) {
                sendBook(instrumentId, timeNs, events);
            }
            if (quote != null) {
                events.quote(instrumentId, NO_TIME, timeNs, quote[0], quote[1], quote[2], quote[3], quote[4]);
            }
        }

        private void sendBook(int instrumentId, long timeNs, MarketEvents events) {
            int left = book.levels(Side.BUY) + book.levels(Side.SELL);
            int clear = BookFlags.SNAPSHOT | (left == 0 ? BookFlags.LAST : 0);
            events.bookDelta(instrumentId, NO_TIME, timeNs, book.sequence(), BookAction.CLEAR, Side.BUY, 0, 0, clear);
            for (Side side : new Side[] {Side.BUY, Side.SELL}) {
                for (int level = 0; level < book.levels(side); level++) {
                    left--;
                    events.bookDelta(
                            instrumentId,
                            NO_TIME,
                            timeNs,
                            book.sequence(),
                            BookAction.SET,
                            side,
                            book.priceTicks(side, level),
                            book.sizeLots(side, level),
                            BookFlags.SNAPSHOT | (left == 0 ? BookFlags.LAST : 0));
                }
            }
        }
    }
}
