package io.tidemill.tables;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;

/** The rows of one instrument in one row group: a run that is sorted by receive time and ordinal. */
final class ReplayRun {
    private final ReplayChunk chunk;
    private final ReplayInstrument instrument;
    private final int instrumentId;
    private final int end;
    private final long[] times;
    private final long[] ordinals;
    private final long[] eventTimes;
    private final long[] sequences;
    private final double[] prices;
    private final double[] sizes;
    private final double[] askPrices;
    private final double[] askSizes;
    private final int[] actionCodes;
    private final int[] sideCodes;
    private final int[] flags;
    private final long[] receivedSequences;
    private final BookAction[] actions;
    private final Side[] sides;
    private final GapReason[] reasons;
    private int row;
    private long timeNs;
    private long ordinal;

    ReplayRun(ReplayChunk chunk, ReplayInstrument instrument, int from, int to) {
        this.chunk = chunk;
        this.instrument = instrument;
        instrumentId = instrument.id();
        end = to;
        row = from;
        times = chunk.longs("receive_time_ns");
        ordinals = chunk.longs("ordinal");
        eventTimes = chunk.longs("event_time_ns");
        boolean isGap = chunk.kind() == MarketKind.GAP;
        boolean isQuote = chunk.kind() == MarketKind.QUOTE;
        String side = chunk.kind() == MarketKind.TRADE ? "aggressor" : "side";
        sequences = chunk.longs(isGap ? "expected_sequence" : "sequence");
        receivedSequences = chunk.longs("received_sequence");
        prices = chunk.doubles(isQuote ? "bid_price" : "price");
        sizes = chunk.doubles(isQuote ? "bid_size" : "size");
        askPrices = chunk.doubles("ask_price");
        askSizes = chunk.doubles("ask_size");
        actionCodes = chunk.ints(isGap ? "reason" : "action");
        sideCodes = chunk.ints(side);
        flags = chunk.ints("flags");
        actions = chunk.byCode("action", BookAction.class, new BookAction[0]);
        sides = chunk.byCode(side, Side.class, new Side[0]);
        reasons = chunk.byCode("reason", GapReason.class, new GapReason[0]);
        timeNs = times[from];
        ordinal = ordinals[from];
    }

    ReplayChunk chunk() {
        return chunk;
    }

    ReplayInstrument instrument() {
        return instrument;
    }

    long timeNs() {
        return timeNs;
    }

    /** The one order of a replay, whatever files the rows lie in. */
    boolean isBefore(ReplayRun other) {
        if (timeNs != other.timeNs) {
            return timeNs < other.timeNs;
        }
        if (ordinal != other.ordinal) {
            return ordinal < other.ordinal;
        }
        return instrumentId != other.instrumentId
                ? instrumentId < other.instrumentId
                : chunk.kind().ordinal() < other.chunk.kind().ordinal();
    }

    /** Goes on to the next row; false at the end of the run. */
    boolean advance() {
        if (++row == end) {
            return false;
        }
        long time = times[row];
        if (time < timeNs) {
            throw LakeException.broken("rows must be sorted by receive time within an instrument, but " + time
                    + " follows " + timeNs + " (" + instrument.name() + " in " + chunk.file() + ")");
        }
        timeNs = time;
        ordinal = ordinals[row];
        return true;
    }

    void emit(MarketEvents to) {
        switch (chunk.kind()) {
            case BOOK_DELTA -> bookDelta(to);
            case QUOTE -> quote(to);
            case TRADE -> trade(to);
            case GAP -> gap(to);
        }
    }

    private void bookDelta(MarketEvents to) {
        to.bookDelta(
                instrumentId,
                eventTimes[row],
                timeNs,
                sequences[row],
                actions[actionCodes[row]],
                sides[sideCodes[row]],
                instrument.tick().fromDouble(prices[row]),
                instrument.lot().fromDouble(sizes[row]),
                flags[row]);
    }

    private void quote(MarketEvents to) {
        to.quote(
                instrumentId,
                eventTimes[row],
                timeNs,
                sequences[row],
                sidePrice(prices[row], sizes[row]),
                instrument.lot().fromDouble(sizes[row]),
                sidePrice(askPrices[row], askSizes[row]),
                instrument.lot().fromDouble(askSizes[row]));
    }

    private void trade(MarketEvents to) {
        to.trade(
                instrumentId,
                eventTimes[row],
                timeNs,
                sequences[row],
                instrument.tick().fromDouble(prices[row]),
                instrument.lot().fromDouble(sizes[row]),
                sides[sideCodes[row]]);
    }

    private void gap(MarketEvents to) {
        to.gap(
                instrumentId,
                eventTimes[row],
                timeNs,
                reasons[actionCodes[row]],
                sequences[row],
                receivedSequences[row]);
    }

    private long sidePrice(double price, double size) {
        return price == 0 && size == 0
                ? MarketEvents.NO_PRICE
                : instrument.tick().fromDouble(price);
    }
}
