package io.tidemill.backtester;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.Arrays;

/**
 * The stretch of the market that all lanes of a run work on: events in order of arrival, each with the time at which it
 * happened at the venue ({@link FeedTime}) and the mid after it. What is the same for all parameter sets is computed here,
 * once. Each lane reads it with two cursors: one for its venue, one behind it for its engine.
 *
 * <p>A ring, addressed by the number of an event from 0. It grows only if more than a ring of events happened at the venue and
 * have not reached an engine yet.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
@HotPath
final class Window implements MarketEvents {
    private static final int QUOTE = 0;
    private static final int TRADE = 1;
    private static final int BOOK_DELTA = 2;
    private static final int GAP = 3;
    private static final int KIND_MASK = 7;
    private static final int SIDE_SHIFT = 3;
    private static final int DETAIL_SHIFT = 4;
    private static final int FLAGS_SHIFT = 8;

    private final int block;
    private final FeedTime feedTime;
    private final Mids mids;
    private final Census census;
    private final Runnable whenFull;

    private int mask;
    private int[] instrumentIds;
    private int[] headers;
    private long[] venueTimeNs;
    private long[] eventTimeNs;
    private long[] receiveTimeNs;
    private long[] sequences;
    private long[] firsts;
    private long[] seconds;
    private long[] askPriceTicks;
    private long[] askSizeLots;
    private double[] midPrices;
    private long added;
    private long blockEnd;
    private long released;

    /**
     * An empty window.
     *
     * @param block events after which the lanes work; a power of two
     * @param whenFull makes the lanes work on all that was added, and {@linkplain #release releases} what all have done
     */
    Window(int block, FeedTime feedTime, Mids mids, Census census, Runnable whenFull) {
        this.block = block;
        this.feedTime = feedTime;
        this.mids = mids;
        this.census = census;
        this.whenFull = whenFull;
        int capacity = 2 * block;
        mask = capacity - 1;
        instrumentIds = new int[capacity];
        headers = new int[capacity];
        venueTimeNs = new long[capacity];
        eventTimeNs = new long[capacity];
        receiveTimeNs = new long[capacity];
        sequences = new long[capacity];
        firsts = new long[capacity];
        seconds = new long[capacity];
        askPriceTicks = new long[capacity];
        askSizeLots = new long[capacity];
        midPrices = new double[capacity];
        blockEnd = block;
    }

    /** How many events were added; the number of the next one. */
    long added() {
        return added;
    }

    /** All lanes are done with the events before this one. */
    void release(long event) {
        released = event;
    }

    /** When the event happened at the venue, in our time; never before the one before it, never after it was received. */
    long venueTimeNs(long event) {
        return venueTimeNs[(int) event & mask];
    }

    /** When the event was received, ns since 1970 UTC. */
    long receiveTimeNs(long event) {
        return receiveTimeNs[(int) event & mask];
    }

    /** Instrument of the event. */
    int instrumentId(long event) {
        return instrumentIds[(int) event & mask];
    }

    /** Mid of the event's instrument after it, in quote; NaN before the first. */
    double mid(long event) {
        return midPrices[(int) event & mask];
    }

    /** Sends an event as if it was received at this time. */
    void send(long event, long timeNs, MarketEvents to) {
        int i = (int) event & mask;
        int header = headers[i];
        switch (header & KIND_MASK) {
            case BOOK_DELTA ->
                to.bookDelta(
                        instrumentIds[i],
                        eventTimeNs[i],
                        timeNs,
                        sequences[i],
                        BookAction.of(header >>> DETAIL_SHIFT & 0xf),
                        Side.of(header >>> SIDE_SHIFT & 1),
                        firsts[i],
                        seconds[i],
                        header >>> FLAGS_SHIFT);
            case QUOTE ->
                to.quote(
                        instrumentIds[i],
                        eventTimeNs[i],
                        timeNs,
                        sequences[i],
                        firsts[i],
                        seconds[i],
                        askPriceTicks[i],
                        askSizeLots[i]);
            case TRADE ->
                to.trade(
                        instrumentIds[i],
                        eventTimeNs[i],
                        timeNs,
                        sequences[i],
                        firsts[i],
                        seconds[i],
                        Side.of(header >>> SIDE_SHIFT & 1));
            default ->
                to.gap(
                        instrumentIds[i],
                        eventTimeNs[i],
                        timeNs,
                        GapReason.of(header >>> DETAIL_SHIFT & 0xf),
                        firsts[i],
                        seconds[i]);
        }
    }

    @Override
    public void quote(
            int instrumentId,
            long eventNs,
            long receiveNs,
            long sequence,
            long bidPriceTicks,
            long bidSizeLots,
            long askPrice,
            long askSize) {
        mids.quote(instrumentId, eventNs, receiveNs, sequence, bidPriceTicks, bidSizeLots, askPrice, askSize);
        census.quote(instrumentId, eventNs, receiveNs, sequence, bidPriceTicks, bidSizeLots, askPrice, askSize);
        int i = (int) added & mask;
        askPriceTicks[i] = askPrice;
        askSizeLots[i] = askSize;
        add(QUOTE, instrumentId, eventNs, receiveNs, sequence, bidPriceTicks, bidSizeLots);
    }

    @Override
    public void trade(
            int instrumentId,
            long eventNs,
            long receiveNs,
            long sequence,
            long priceTicks,
            long sizeLots,
            Side aggressor) {
        census.trade(instrumentId, eventNs, receiveNs, sequence, priceTicks, sizeLots, aggressor);
        int header = aggressor.ordinal() << SIDE_SHIFT | TRADE;
        add(header, instrumentId, eventNs, receiveNs, sequence, priceTicks, sizeLots);
    }

    @Override
    public void bookDelta(
            int instrumentId,
            long eventNs,
            long receiveNs,
            long sequence,
            BookAction action,
            Side side,
            long priceTicks,
            long sizeLots,
            int flags) {
        mids.bookDelta(instrumentId, eventNs, receiveNs, sequence, action, side, priceTicks, sizeLots, flags);
        census.bookDelta(instrumentId, eventNs, receiveNs, sequence, action, side, priceTicks, sizeLots, flags);
        int header =
                flags << FLAGS_SHIFT | action.ordinal() << DETAIL_SHIFT | side.ordinal() << SIDE_SHIFT | BOOK_DELTA;
        add(header, instrumentId, eventNs, receiveNs, sequence, priceTicks, sizeLots);
    }

    @Override
    public void gap(
            int instrumentId,
            long eventNs,
            long receiveNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        mids.gap(instrumentId, eventNs, receiveNs, reason, expectedSequence, receivedSequence);
        census.gap(instrumentId, eventNs, receiveNs, reason, expectedSequence, receivedSequence);
        int header = reason.ordinal() << DETAIL_SHIFT | GAP;
        add(header, instrumentId, eventNs, receiveNs, 0, expectedSequence, receivedSequence);
    }

    private void add(
            int header, int instrumentId, long eventNs, long receiveNs, long sequence, long first, long second) {
        int i = (int) added & mask;
        headers[i] = header;
        instrumentIds[i] = instrumentId;
        eventTimeNs[i] = eventNs;
        receiveTimeNs[i] = receiveNs;
        venueTimeNs[i] = feedTime.venueTimeNs(instrumentId, eventNs, receiveNs);
        sequences[i] = sequence;
        firsts[i] = first;
        seconds[i] = second;
        midPrices[i] = mids.mid(instrumentId);
        added++;
        if (added == blockEnd) {
            whenFull.run();
            blockEnd += block;
            if (blockEnd - released > mask + 1L) {
                grow();
            }
        }
    }

    private void grow() {
        int larger = 2 * (mask + 1);
        instrumentIds = grown(instrumentIds, larger);
        headers = grown(headers, larger);
        venueTimeNs = grown(venueTimeNs, larger);
        eventTimeNs = grown(eventTimeNs, larger);
        receiveTimeNs = grown(receiveTimeNs, larger);
        sequences = grown(sequences, larger);
        firsts = grown(firsts, larger);
        seconds = grown(seconds, larger);
        askPriceTicks = grown(askPriceTicks, larger);
        askSizeLots = grown(askSizeLots, larger);
        midPrices = grown(midPrices, larger);
        mask = larger - 1;
    }

    // a ring that is written twice, one copy behind the other, holds each event at its place in the larger ring

    private static long[] grown(long[] ring, int larger) {
        long[] grown = Arrays.copyOf(ring, larger);
        System.arraycopy(ring, 0, grown, ring.length, ring.length);
        return grown;
    }

    private static int[] grown(int[] ring, int larger) {
        int[] grown = Arrays.copyOf(ring, larger);
        System.arraycopy(ring, 0, grown, ring.length, ring.length);
        return grown;
    }

    private static double[] grown(double[] ring, int larger) {
        double[] grown = Arrays.copyOf(ring, larger);
        System.arraycopy(ring, 0, grown, ring.length, ring.length);
        return grown;
    }
}
