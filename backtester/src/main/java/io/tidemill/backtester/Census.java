package io.tidemill.backtester;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the market of a run consists of: events by kind, gaps and how long they lasted.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
@HotPath
final class Census implements MarketEvents {
    private final Instruments instruments;
    private final Mids mids;
    private final GapPolicy policy;
    private final @Nullable GapReason[] openReason;
    private final long[] openSinceNs;
    private final long[] gapsByReason = new long[GapReason.values().length];
    private final List<GapReport.Span> spans = new ArrayList<>();
    private long quotes;
    private long trades;
    private long bookDeltas;
    private long gaps;
    private long withoutBookNs;

    /**
     * Of no events.
     *
     * @param mids is given each event before this is
     */
    Census(Instruments instruments, Mids mids, GapPolicy policy) {
        this.instruments = instruments;
        this.mids = mids;
        this.policy = policy;
        this.openReason = new GapReason[instruments.capacity()];
        this.openSinceNs = new long[instruments.capacity()];
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
        quotes++;
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
        trades++;
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
        bookDeltas++;
        if (openReason[instrumentId] != null && mids.isWhole(instrumentId)) {
            close(instrumentId, receiveTimeNs);
        }
    }

    /**
     * A gap.
     *
     * @throws RefusedException if gaps are refused
     */
    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        if (policy == GapPolicy.REFUSE) {
            throw new RefusedException(
                    RefusedException.Reason.GAP,
                    "gap of " + instruments.byId(instrumentId).name() + " at "
                            + Times.text(receiveTimeNs) + " (" + reason
                            + "); choose a range without gaps, or have gaps reported instead of refused");
        }
        gaps++;
        gapsByReason[reason.ordinal()]++;
        if (openReason[instrumentId] == null) {
            openReason[instrumentId] = reason;
            openSinceNs[instrumentId] = receiveTimeNs;
        }
    }

    /** Events by kind. */
    Map<String, Long> events() {
        return new TreeMap<>(Map.of("quotes", quotes, "trades", trades, "bookDeltas", bookDeltas, "gaps", gaps));
    }

    /** The gaps, those still open ending here. */
    GapReport gaps(long endNs) {
        for (int id = 0; id < openReason.length; id++) {
            if (openReason[id] != null) {
                close(id, endNs);
            }
        }
        Map<String, Long> byReason = new TreeMap<>();
        for (GapReason reason : GapReason.values()) {
            if (gapsByReason[reason.ordinal()] > 0) {
                byReason.put(reason.name(), gapsByReason[reason.ordinal()]);
            }
        }
        return new GapReport(gaps, byReason, withoutBookNs, spans);
    }

    private void close(int instrumentId, long timeNs) {
        GapReason reason = openReason[instrumentId];
        openReason[instrumentId] = null;
        withoutBookNs += timeNs - openSinceNs[instrumentId];
        if (reason != null && spans.size() < GapReport.MAX_SPANS) {
            String name = instruments.byId(instrumentId).name();
            spans.add(new GapReport.Span(name, openSinceNs[instrumentId], timeNs, reason));
        }
    }
}
