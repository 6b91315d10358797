package io.tidemill.connectors.binance;

import io.tidemill.connectors.JsonScanner;
import io.tidemill.connectors.LevelBatch;
import io.tidemill.connectors.RefusalReason;
import io.tidemill.connectors.SpanTable;
import io.tidemill.connectors.StepReader;
import io.tidemill.model.HotPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a market stream, or a snapshot, read to its end: what it says, before anybody believes it. {@link MarketDecoder} has
 * the forms.
 *
 * <p>Levels are read in passing once the symbol is known, which it is in every frame as Binance writes it; else they are passed
 * over and read afterwards, so the order of fields does not matter. Other numbers are left where they stand, until what they are in
 * is known, and read by {@link #steps}.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> no allocation.
 */
@HotPath
final class MarketFrame {
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
    static final int ABSENT = -1;

    /** What a stream or a message is; NONE: it does not say. */
    enum Kind {
        NONE,
        DEPTH,
        TRADE,
        QUOTE,
        OTHER
    }

    private final JsonScanner scanner = new JsonScanner();
    final LevelBatch levels = new LevelBatch();
    private final SpanTable<Listing> listings;

    /** What the frame in hand says; ABSENT, NONE or null where it does not. */
    Kind kind = Kind.NONE;

    @Nullable
    Listing listing;

    Kind stream = Kind.NONE;
    boolean strangeSymbol;

    @Nullable
    RefusalReason refusal;

    long eventMs;
    long firstId;
    long lastId;
    long tradeId;
    long tradeMs;
    private int makerAt;
    int bidAt;
    int bidSizeAt;
    int askAt;
    int askSizeAt;
    int priceAt;
    int sizeAt;
    long snapshotId;
    private int bidLevelsAt;
    private int askLevelsAt;
    private boolean levelsRead;

    MarketFrame(SpanTable<Listing> listings) {
        this.listings = listings;
    }

    /**
     * Reads a frame.
     *
     * @param of whose it is, where that is known before
     * @return whether it is whole
     */
    boolean read(@Nullable Listing of, byte[] bytes, int offset, int length) {
        begin(of);
        scanner.wrap(bytes, offset, length);
        readAll();
        return scanner.atEnd();
    }

    /** Whether something that was read was not as it must be. */
    boolean failed() {
        return scanner.failed();
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

    private void readAll() {
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

    void check(long priceTicks, long sizeLots) {
        if (priceTicks <= 0) {
            note(priceTicks == StepReader.TOO_LARGE ? RefusalReason.TOO_LARGE : RefusalReason.PRICE_OFF_TICK);
        }
        if (sizeLots < 0) {
            note(sizeLots == StepReader.TOO_LARGE ? RefusalReason.TOO_LARGE : RefusalReason.SIZE_OFF_LOT);
        }
    }

    void note(RefusalReason reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    /** Reads the levels again where they were passed over because the symbol came behind them. */
    void readLevelsLate(Listing of) {
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

    long steps(StepReader reader, int at) {
        if (at == ABSENT) {
            scanner.fail();
            return 0;
        }
        scanner.seek(at);
        return scanner.readQuotedSteps(reader);
    }

    boolean readMaker() {
        if (makerAt == ABSENT) {
            scanner.fail();
            return false;
        }
        scanner.seek(makerAt);
        return scanner.readBoolean();
    }

    private static boolean startsAt(byte[] bytes, int start, int end, byte[] text) {
        return Arrays.equals(bytes, start, Math.min(end, start + text.length), text, 0, text.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
