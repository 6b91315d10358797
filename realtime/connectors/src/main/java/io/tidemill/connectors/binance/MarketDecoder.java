package io.tidemill.connectors.binance;

import io.tidemill.connectors.CodecCounters;
import io.tidemill.connectors.JsonScanner;
import io.tidemill.connectors.LevelBatch;
import io.tidemill.connectors.RefusalReason;
import io.tidemill.connectors.SkewMeter;
import io.tidemill.connectors.SpanTable;
import io.tidemill.connectors.StepReader;
import io.tidemill.model.HotPath;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
 * The first three also come bare, without stream and data. A frame is read to its end before anything of it is emitted. Levels
 * are read in passing once the symbol is known, which it is in every frame as Binance writes it; else they are passed over and
 * read afterwards, so the order of fields does not matter.
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

    private static final byte[] STREAM = ascii("stream");
    private static final byte[] DEPTH_STREAM = ascii("@depth");
    private static final byte[] QUOTE_STREAM = ascii("@bookTicker");
    private static final byte[] TRADE_STREAM = ascii("@trade");
    private static final byte[] DATA = ascii("data");
    private static final byte[] DEPTH_UPDATE = ascii("depthUpdate");
    private static final byte[] TRADE = ascii("trade");
    private static final byte[] LAST_UPDATE_ID = ascii("lastUpdateId");
    private static final byte[] BIDS = ascii("bids");
    private static final byte[] ASKS = ascii("asks");
    private static final int ABSENT = -1;

    /** What a stream or a message is; NONE: it does not say. */
    private enum Kind {
        NONE,
        DEPTH,
        TRADE,
        QUOTE,
        OTHER
    }

    private final JsonScanner scanner = new JsonScanner();
    private final LevelBatch levels = new LevelBatch();
    private final SkewMeter depthSkew = new SkewMeter();
    private final SkewMeter tradeSkew = new SkewMeter();
    private final SpanTable<Listing> listings;
    private final MarketEvents out;
    private final CodecCounters counters;

    // fields of the frame in hand
    private Kind kind = Kind.NONE;
    private @Nullable Listing listing;
    private Kind stream = Kind.NONE;
    private boolean strangeSymbol;
    private @Nullable RefusalReason refusal;
    private long eventMs;
    private long firstId;
    private long lastId;
    private long tradeId;
    private long tradeMs;
    private int makerAt;
    private int bidAt;
    private int bidSizeAt;
    private int askAt;
    private int askSizeAt;
    private int priceAt;
    private int sizeAt;
    private long snapshotId;
    private int bidLevelsAt;
    private int askLevelsAt;
    private boolean levelsRead;

    MarketDecoder(SpanTable<Listing> listings, MarketEvents out, CodecCounters counters) {
        this.listings = listings;
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
        begin(null);
        scanner.wrap(bytes, offset, length);
        read();
        if (!scanner.atEnd()) {
            refuse(RefusalReason.UNPARSABLE, receiveTimeNs);
            return;
        }
        Kind is = kind == Kind.NONE && bidAt != ABSENT && askAt != ABSENT ? Kind.QUOTE : kind;
        if (stream == Kind.OTHER) {
            counters.countPassedOver();
        } else if (stream != Kind.NONE && stream != is) {
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
                if (snapshotId == ABSENT) {
                    counters.countPassedOver();
                } else {
                    listing = listing == null ? onlyWaiting() : listing;
                    emitSnapshot(receiveTimeNs);
                }
            }
        }
    }

    /** A snapshot that answers our request. */
    void snapshot(Listing of, long receiveTimeNs, byte[] bytes, int offset, int length) {
        begin(of);
        scanner.wrap(bytes, offset, length);
        read();
        boolean whole = scanner.atEnd() && snapshotId != ABSENT;
        if (!whole || !emitSnapshot(receiveTimeNs)) {
            if (!whole) {
                counters.countRefused(RefusalReason.UNPARSABLE);
            }
            of.book.snapshotFailed(receiveTimeNs);
        }
    }

    private void begin(@Nullable Listing of) {
        kind = Kind.NONE;
        listing = of;
        stream = Kind.NONE;
        strangeSymbol = false;
        refusal = null;
        eventMs = ABSENT;
        firstId = ABSENT;
        lastId = ABSENT;
        tradeId = ABSENT;
        tradeMs = ABSENT;
        snapshotId = ABSENT;
        makerAt = ABSENT;
        bidAt = ABSENT;
        bidSizeAt = ABSENT;
        askAt = ABSENT;
        askSizeAt = ABSENT;
        priceAt = ABSENT;
        sizeAt = ABSENT;
        bidLevelsAt = ABSENT;
        askLevelsAt = ABSENT;
        levelsRead = false;
        levels.clear();
    }

    private void read() {
        scanner.enterObject();
        while (scanner.nextField()) {
            if (scanner.is(STREAM)) {
                readStreamName();
            } else if (scanner.is(DATA)) {
                scanner.enterObject();
                while (scanner.nextField()) {
                    readField();
                }
            } else {
                readField();
            }
        }
    }

    private void readField() {
        switch (scanner.onlyChar()) {
            case 'e' -> readKind();
            case 'E' -> eventMs = scanner.readLong();
            case 's' -> {
                scanner.readString();
                belongsTo(scanner.start(), scanner.end());
            }
            case 'U' -> firstId = scanner.readLong();
            case 'u' -> lastId = scanner.readLong();
            case 't' -> tradeId = scanner.readLong();
            case 'T' -> tradeMs = scanner.readLong();
            case 'm' -> makerAt = passOver();
            case 'p' -> priceAt = passOver();
            case 'q' -> sizeAt = passOver();
            case 'B' -> bidSizeAt = passOver();
            case 'A' -> askSizeAt = passOver();
            case 'b' -> readBids();
            case 'a' -> readAsks();
            default -> readLongName();
        }
    }

    private void readLongName() {
        if (scanner.is(LAST_UPDATE_ID)) {
            snapshotId = scanner.readLong();
        } else if (scanner.is(BIDS)) {
            readBids();
        } else if (scanner.is(ASKS)) {
            readAsks();
        } else {
            scanner.skipValue();
        }
    }

    private void readKind() {
        scanner.readString();
        kind = scanner.is(DEPTH_UPDATE) ? Kind.DEPTH : scanner.is(TRADE) ? Kind.TRADE : Kind.OTHER;
    }

    private void readStreamName() {
        scanner.readString();
        byte[] bytes = scanner.bytes();
        int at = scanner.start();
        while (at < scanner.end() && bytes[at] != '@') {
            at++;
        }
        belongsTo(scanner.start(), at);
        int end = scanner.end();
        stream = Kind.OTHER;
        if (startsAt(bytes, at, end, DEPTH_STREAM)) {
            int rest = at + DEPTH_STREAM.length;
            stream = rest == end || bytes[rest] == '@' ? Kind.DEPTH : Kind.OTHER;
        } else if (startsAt(bytes, at, end, QUOTE_STREAM) && at + QUOTE_STREAM.length == end) {
            stream = Kind.QUOTE;
        } else if (startsAt(bytes, at, end, TRADE_STREAM) && at + TRADE_STREAM.length == end) {
            stream = Kind.TRADE;
        }
    }

    private void belongsTo(int start, int end) {
        Listing found = listings.find(scanner.bytes(), start, end);
        strangeSymbol |= found == null || (listing != null && listing != found);
        if (listing == null) {
            listing = found;
        }
    }

    private int passOver() {
        int at = scanner.position();
        scanner.skipValue();
        return at;
    }

    /** Bids of a diff, or the price of a quote's bid. */
    private void readBids() {
        if (scanner.peek() != '[') {
            bidAt = passOver();
        } else if (listing == null || bidLevelsAt != ABSENT || askLevelsAt != ABSENT) {
            bidLevelsAt = passOver();
            levelsRead = false;
        } else {
            bidLevelsAt = scanner.position();
            readLevels(listing);
            levels.endBids();
            levelsRead = true;
        }
    }

    /** Asks of a diff, or the price of a quote's ask. */
    private void readAsks() {
        if (scanner.peek() != '[') {
            askAt = passOver();
        } else if (listing == null || !levelsRead || askLevelsAt != ABSENT) {
            askLevelsAt = passOver();
            levelsRead = false;
        } else {
            askLevelsAt = scanner.position();
            readLevels(listing);
        }
    }

    private void readLevels(Listing of) {
        StepReader tick = of.tick();
        StepReader lot = of.lot();
        scanner.enterArray();
        while (scanner.nextElement()) {
            if (!scanner.readPair(tick, lot)) {
                readLevel(tick, lot);
            }
            check(tick.steps(), lot.steps());
            levels.add(tick.steps(), lot.steps());
        }
    }

    /** Reads a level that is not written as levels usually are: with spaces, or with more behind the size. */
    private void readLevel(StepReader tick, StepReader lot) {
        scanner.enterArray();
        scanner.firstElement();
        scanner.readQuotedSteps(tick);
        scanner.separator();
        scanner.readQuotedSteps(lot);
        while (scanner.nextElement()) {
            scanner.skipValue();
        }
    }

    private void check(long priceTicks, long sizeLots) {
        if (priceTicks <= 0) {
            note(priceTicks == StepReader.TOO_LARGE ? RefusalReason.TOO_LARGE : RefusalReason.PRICE_OFF_TICK);
        }
        if (sizeLots < 0) {
            note(sizeLots == StepReader.TOO_LARGE ? RefusalReason.TOO_LARGE : RefusalReason.SIZE_OFF_LOT);
        }
    }

    private void note(RefusalReason reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    /** Reads the levels again where they were passed over because the symbol came behind them. */
    private void readLevelsLate(Listing of) {
        if (levelsRead && askLevelsAt != ABSENT) {
            return;
        }
        levels.clear();
        refusal = null;
        if (bidLevelsAt == ABSENT || askLevelsAt == ABSENT) {
            note(RefusalReason.UNPARSABLE);
            return;
        }
        scanner.seek(bidLevelsAt);
        readLevels(of);
        levels.endBids();
        scanner.seek(askLevelsAt);
        readLevels(of);
        if (scanner.failed()) {
            note(RefusalReason.UNPARSABLE);
        }
    }

    private void emitDepth(long receiveTimeNs) {
        Listing of = listing;
        if (of == null || strangeSymbol) {
            refuse(RefusalReason.UNKNOWN_INSTRUMENT, receiveTimeNs);
            return;
        }
        readLevelsLate(of);
        if (firstId < 0 || lastId < firstId || badTime(eventMs)) {
            note(RefusalReason.UNPARSABLE);
        }
        if (refusal != null) {
            refuse(refusal, receiveTimeNs);
            return;
        }
        depthSkew.add(eventMs * NS_PER_MS, receiveTimeNs);
        of.book.diff(levels, firstId, lastId, eventMs * NS_PER_MS, receiveTimeNs);
    }

    private boolean emitSnapshot(long receiveTimeNs) {
        Listing of = listing;
        if (of == null || strangeSymbol) {
            refuse(RefusalReason.UNKNOWN_INSTRUMENT, receiveTimeNs);
            return false;
        }
        readLevelsLate(of);
        for (int i = 0; i < levels.count(); i++) {
            if (levels.sizeLots(i) == 0) {
                note(RefusalReason.SIZE_OFF_LOT);
            }
        }
        if (snapshotId < 0) {
            note(RefusalReason.UNPARSABLE);
        }
        if (refusal != null) {
            counters.countRefused(refusal);
            return false;
        }
        of.book.snapshot(levels, snapshotId, MarketEvents.NO_TIME, receiveTimeNs);
        return true;
    }

    private void emitTrade(long receiveTimeNs) {
        Listing of = listing;
        if (of == null || strangeSymbol) {
            refuse(RefusalReason.UNKNOWN_INSTRUMENT, receiveTimeNs);
            return;
        }
        long priceTicks = steps(of.tick(), priceAt);
        long sizeLots = steps(of.lot(), sizeAt);
        check(priceTicks, sizeLots == 0 ? StepReader.OFF_STEP : sizeLots);
        boolean buyerIsMaker = readMaker();
        if (scanner.failed() || tradeId < 0 || badTime(eventMs) || badTime(tradeMs)) {
            refusal = RefusalReason.UNPARSABLE;
        }
        if (refusal != null) {
            counters.countRefused(refusal);
            return;
        }
        tradeSkew.add(eventMs * NS_PER_MS, receiveTimeNs);
        Side aggressor = buyerIsMaker ? Side.SELL : Side.BUY;
        out.trade(of.id(), tradeMs * NS_PER_MS, receiveTimeNs, tradeId, priceTicks, sizeLots, aggressor);
    }

    private void emitQuote(long receiveTimeNs) {
        Listing of = listing;
        if (of == null || strangeSymbol) {
            refuse(RefusalReason.UNKNOWN_INSTRUMENT, receiveTimeNs);
            return;
        }
        long bidTicks = steps(of.tick(), bidAt);
        long bidLots = steps(of.lot(), bidSizeAt);
        long askTicks = steps(of.tick(), askAt);
        long askLots = steps(of.lot(), askSizeAt);
        boolean noBid = bidTicks == 0 && bidLots == 0;
        boolean noAsk = askTicks == 0 && askLots == 0;
        check(noBid ? 1 : bidTicks, bidLots);
        check(noAsk ? 1 : askTicks, askLots);
        if (scanner.failed() || lastId < 0) {
            refusal = RefusalReason.UNPARSABLE;
        }
        if (refusal != null) {
            counters.countRefused(refusal);
            return;
        }
        out.quote(
                of.id(),
                MarketEvents.NO_TIME,
                receiveTimeNs,
                lastId,
                noBid ? MarketEvents.NO_PRICE : bidTicks,
                bidLots,
                noAsk ? MarketEvents.NO_PRICE : askTicks,
                askLots);
    }

    private long steps(StepReader reader, int at) {
        if (at == ABSENT) {
            scanner.fail();
            return 0;
        }
        scanner.seek(at);
        return scanner.readQuotedSteps(reader);
    }

    private boolean readMaker() {
        if (makerAt == ABSENT) {
            scanner.fail();
            return false;
        }
        scanner.seek(makerAt);
        return scanner.readBoolean();
    }

    private void refuse(RefusalReason reason, long receiveTimeNs) {
        counters.countRefused(reason);
        Listing of = listing;
        if (of != null && (stream == Kind.DEPTH || kind == Kind.DEPTH)) {
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

    private static boolean startsAt(byte[] bytes, int start, int end, byte[] text) {
        return Arrays.equals(bytes, start, Math.min(end, start + text.length), text, 0, text.length);
    }

    private static boolean badTime(long ms) {
        return ms < 0 || ms > MAX_MS;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
