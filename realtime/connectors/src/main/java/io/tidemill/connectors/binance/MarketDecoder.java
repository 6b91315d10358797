package io.tidemill.connectors.binance;

import io.tidemill.connectors.CodecCounters;
import io.tidemill.connectors.RefusalReason;
import io.tidemill.connectors.SkewMeter;
import io.tidemill.connectors.SpanTable;
import io.tidemill.connectors.StepReader;
import io.tidemill.connectors.binance.MarketFrame.Kind;
import io.tidemill.model.HotPath;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the market streams, and the snapshot that joins them, into market events.
 *
 * <pre>
 *   {"stream":"btcusdt@depth@100ms","data":{"e":"depthUpdate","E":ms,"s":"BTCUSDT","U":first,"u":last,"b":[["p","q"],..],"a":[..]}}
 *   {"stream":"btcusdt@bookTicker","data":{"u":id,"s":"BTCUSDT","b":"p","B":"q","a":"p","A":"q"}}
 *   {"stream":"btcusdt@trade","data":{"e":"trade","E":ms,"s":"BTCUSDT","t":id,"p":"p","q":"q","T":ms,"m":buyerIsMaker}}
 *   {"lastUpdateId":id,"bids":[["p","q"],..],"asks":[..]}
 * </pre>
 *
 * The first three also come bare, without stream and data. A {@link MarketFrame} is read to its end before anything of it is
 * emitted.
 *
 * <p>A quote has no time of the venue. A trade's event time is {@code T}, when it was made; {@code E} is when it was sent and
 * serves for the clock skew. Partial books ({@code @depth20}) and all other streams are passed over. A side of a quote with price and size 0 is absent.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> no allocation.
 */
@HotPath
final class MarketDecoder {
    static final long NS_PER_MS = 1_000_000L;
    static final long MAX_MS = Long.MAX_VALUE / NS_PER_MS;

    private final SkewMeter depthSkew = new SkewMeter();
    private final SkewMeter tradeSkew = new SkewMeter();
    private final SpanTable<Listing> listings;
    private final MarketFrame frame;
    private final MarketEvents out;
    private final CodecCounters counters;

    MarketDecoder(SpanTable<Listing> listings, MarketEvents out, CodecCounters counters) {
        this.listings = listings;
        frame = new MarketFrame(listings);
        this.out = out;
        this.counters = counters;
    }

    SkewMeter depthSkew() {
        return depthSkew;
    }

    SkewMeter tradeSkew() {
        return tradeSkew;
    }

    /** A message of a market stream, or a snapshot that a recorder put between them. */
    void message(long receiveTimeNs, byte[] bytes, int offset, int length) {
        if (!frame.read(null, bytes, offset, length)) {
            refuse(RefusalReason.UNPARSABLE, receiveTimeNs);
            return;
        }
        Kind is = frame.kind == Kind.NONE && frame.bidAt != MarketFrame.ABSENT && frame.askAt != MarketFrame.ABSENT
                ? Kind.QUOTE
                : frame.kind;
        if (frame.stream == Kind.OTHER) {
            counters.countPassedOver();
        } else if (frame.stream != Kind.NONE && frame.stream != is) {
            refuse(RefusalReason.UNPARSABLE, receiveTimeNs);
        } else {
            emit(is, receiveTimeNs);
        }
    }

    private void emit(Kind is, long receiveTimeNs) {
        switch (is) {
            case DEPTH -> emitDepth(receiveTimeNs);
            case TRADE -> emitTrade(receiveTimeNs);
            case QUOTE -> emitQuote(receiveTimeNs);
            case OTHER -> counters.countPassedOver();
            case NONE -> {
                if (frame.snapshotId == MarketFrame.ABSENT) {
                    counters.countPassedOver();
                } else {
                    frame.listing = frame.listing == null ? onlyWaiting() : frame.listing;
                    emitSnapshot(receiveTimeNs);
                }
            }
        }
    }

    /** A snapshot that answers our request. */
    void snapshot(Listing of, long receiveTimeNs, byte[] bytes, int offset, int length) {
        boolean whole = frame.read(of, bytes, offset, length) && frame.snapshotId != MarketFrame.ABSENT;
        if (!whole || !emitSnapshot(receiveTimeNs)) {
            if (!whole) {
                counters.countRefused(RefusalReason.UNPARSABLE);
            }
            of.book.snapshotFailed(receiveTimeNs);
        }
    }

    private void emitDepth(long receiveTimeNs) {
        Listing of = frame.listing;
        if (of == null || frame.strangeSymbol) {
            refuse(RefusalReason.UNKNOWN_INSTRUMENT, receiveTimeNs);
            return;
        }
        frame.readLevelsLate(of);
        if (frame.firstId < 0 || frame.lastId < frame.firstId || badTime(frame.eventMs)) {
            frame.note(RefusalReason.UNPARSABLE);
        }
        if (frame.refusal != null) {
            refuse(frame.refusal, receiveTimeNs);
            return;
        }
        depthSkew.add(frame.eventMs * NS_PER_MS, receiveTimeNs);
        of.book.diff(frame.levels, frame.firstId, frame.lastId, frame.eventMs * NS_PER_MS, receiveTimeNs);
    }

    private boolean emitSnapshot(long receiveTimeNs) {
        Listing of = frame.listing;
        if (of == null || frame.strangeSymbol) {
            refuse(RefusalReason.UNKNOWN_INSTRUMENT, receiveTimeNs);
            return false;
        }
        frame.readLevelsLate(of);
        for (int i = 0; i < frame.levels.count(); i++) {
            if (frame.levels.sizeLots(i) == 0) {
                frame.note(RefusalReason.SIZE_OFF_LOT);
            }
        }
        if (frame.snapshotId < 0) {
            frame.note(RefusalReason.UNPARSABLE);
        }
        if (frame.refusal != null) {
            counters.countRefused(frame.refusal);
            return false;
        }
        of.book.snapshot(frame.levels, frame.snapshotId, MarketEvents.NO_TIME, receiveTimeNs);
        return true;
    }

    private void emitTrade(long receiveTimeNs) {
        Listing of = frame.listing;
        if (of == null || frame.strangeSymbol) {
            refuse(RefusalReason.UNKNOWN_INSTRUMENT, receiveTimeNs);
            return;
        }
        long priceTicks = frame.steps(of.tick(), frame.priceAt);
        long sizeLots = frame.steps(of.lot(), frame.sizeAt);
        frame.check(priceTicks, sizeLots == 0 ? StepReader.OFF_STEP : sizeLots);
        boolean buyerIsMaker = frame.readMaker();
        if (frame.failed() || frame.tradeId < 0 || badTime(frame.eventMs) || badTime(frame.tradeMs)) {
            frame.refusal = RefusalReason.UNPARSABLE;
        }
        if (frame.refusal != null) {
            counters.countRefused(frame.refusal);
            return;
        }
        tradeSkew.add(frame.eventMs * NS_PER_MS, receiveTimeNs);
        Side aggressor = buyerIsMaker ? Side.SELL : Side.BUY;
        out.trade(of.id(), frame.tradeMs * NS_PER_MS, receiveTimeNs, frame.tradeId, priceTicks, sizeLots, aggressor);
    }

    private void emitQuote(long receiveTimeNs) {
        Listing of = frame.listing;
        if (of == null || frame.strangeSymbol) {
            refuse(RefusalReason.UNKNOWN_INSTRUMENT, receiveTimeNs);
            return;
        }
        long bidTicks = frame.steps(of.tick(), frame.bidAt);
        long bidLots = frame.steps(of.lot(), frame.bidSizeAt);
        long askTicks = frame.steps(of.tick(), frame.askAt);
        long askLots = frame.steps(of.lot(), frame.askSizeAt);
        boolean noBid = bidTicks == 0 && bidLots == 0;
        boolean noAsk = askTicks == 0 && askLots == 0;
        frame.check(noBid ? 1 : bidTicks, bidLots);
        frame.check(noAsk ? 1 : askTicks, askLots);
        if (frame.failed() || frame.lastId < 0) {
            frame.refusal = RefusalReason.UNPARSABLE;
        }
        if (frame.refusal != null) {
            counters.countRefused(frame.refusal);
            return;
        }
        out.quote(
                of.id(),
                MarketEvents.NO_TIME,
                receiveTimeNs,
                frame.lastId,
                noBid ? MarketEvents.NO_PRICE : bidTicks,
                bidLots,
                noAsk ? MarketEvents.NO_PRICE : askTicks,
                askLots);
    }

    private void refuse(RefusalReason reason, long receiveTimeNs) {
        counters.countRefused(reason);
        Listing of = frame.listing;
        if (of != null && (frame.stream == Kind.DEPTH || frame.kind == Kind.DEPTH)) {
            of.book.badData(receiveTimeNs);
        }
    }

    /** A snapshot in a recording does not say whose it is; it is clear when one book alone waits for one. */
    private @Nullable Listing onlyWaiting() {
        List<Listing> all = listings.values();
        if (all.size() == 1) {
            return all.get(0);
        }
        Listing found = null;
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).book.isJoined()) {
                if (found != null) {
                    return null;
                }
                found = all.get(i);
            }
        }
        return found;
    }

    private static boolean badTime(long ms) {
        return ms < 0 || ms > MAX_MS;
    }
}
