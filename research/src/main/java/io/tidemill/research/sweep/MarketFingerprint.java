package io.tidemill.research.sweep;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.HexFormat;

/**
 * Names a market by its content: 64 bits over every field of every event, in order. Equal events have equal fingerprints
 * whatever lake, file or table snapshot they lie in. Not made to resist an attacker.
 *
 * <p><b>Cost:</b> a few ns an event. <b>Thread:</b> one thread owns it. <b>Source:</b> the mixing step is the finalizer of
 * MurmurHash3 by A. Appleby (public domain).
 */
public final class MarketFingerprint implements MarketEvents {
    private long hash = 0x9e3779b97f4a7c15L;
    private long events;

    /** Of no events yet. */
    public MarketFingerprint() {}

    /** Number of events and hash, such as {@code 1200-00c0ffee00c0ffee}. */
    public String text() {
        return events + "-" + HexFormat.of().toHexDigits(hash);
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
        begin(1, instrumentId, eventTimeNs, receiveTimeNs, sequence);
        mix(bidPriceTicks);
        mix(bidSizeLots);
        mix(askPriceTicks);
        mix(askSizeLots);
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
        begin(2, instrumentId, eventTimeNs, receiveTimeNs, sequence);
        mix(priceTicks);
        mix(sizeLots);
        mix(aggressor.ordinal());
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
        begin(3, instrumentId, eventTimeNs, receiveTimeNs, sequence);
        mix(action.ordinal());
        mix(side.ordinal());
        mix(priceTicks);
        mix(sizeLots);
        mix(flags);
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        begin(4, instrumentId, eventTimeNs, receiveTimeNs, expectedSequence);
        mix(receivedSequence);
        mix(reason.ordinal());
    }

    private void begin(int kind, int instrumentId, long eventTimeNs, long receiveTimeNs, long sequence) {
        events++;
        mix(((long) instrumentId << 8) | kind);
        mix(eventTimeNs);
        mix(receiveTimeNs);
        mix(sequence);
    }

    private void mix(long value) {
        long k = hash ^ value;
        k = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
        k = (k ^ (k >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash = (k ^ (k >>> 33)) + 0x9e3779b97f4a7c15L;
    }
}
