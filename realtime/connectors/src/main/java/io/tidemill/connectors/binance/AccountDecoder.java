package io.tidemill.connectors.binance;

import io.tidemill.connectors.CodecCounters;
import io.tidemill.connectors.JsonScanner;
import io.tidemill.connectors.OrderEmitter;
import io.tidemill.connectors.RefusalReason;
import io.tidemill.connectors.SkewMeter;
import io.tidemill.connectors.SpanTable;
import io.tidemill.connectors.TextCache;
import io.tidemill.connectors.VenueRequests;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of the user data stream into order events, wrapped as {@code {"subscriptionId":0,"event":{...}}} or bare.
 *
 * <pre>
 *   executionReport          x: NEW accepted, TRADE filled, CANCELED canceled, EXPIRED and TRADE_PREVENTION expired (if that
 *                            ended the order), REJECTED rejected; orders that are not ours are passed over
 *   outboundAccountPosition  a balance for each asset
 *   eventStreamTerminated,   the stream is opened anew
 *   listenKeyExpired
 * </pre>
 *
 * <p>A report is read to its end before anything of it is emitted. <b>Thread:</b> one thread owns it.
 */
final class AccountDecoder {
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
    private static final int OUR_ID_LENGTH = ClientOrderId.text(1).length();

    private final JsonScanner scanner = new JsonScanner();
    private final TextCache texts = new TextCache();
    private final SkewMeter skew = new SkewMeter();
    private final SpanTable<Listing> listings;
    private final OrderEmitter out;
    private final VenueRequests requests;
    private final CodecCounters counters;

    // fields of the message in hand
    private String event = "";
    private String execution = "";
    private String status = "";
    private String reject = "";
    private @Nullable Listing listing;
    private long clientOrderId;
    private long originalOrderId;
    private long eventMs;
    private long timeMs;
    private long orderId;
    private long tradeId;
    private long lastLots;
    private long filledLots;
    private long priceTicks;
    private int symbolFrom;
    private int symbolTo;
    private int lastAt;
    private int filledAt;
    private int priceAt;
    private int feeAt;
    private int balancesAt;
    private String feeAsset = "";
    private long feeMantissa;
    private int feeScale;
    private boolean maker;

    AccountDecoder(SpanTable<Listing> listings, OrderEmitter out, VenueRequests requests, CodecCounters counters) {
        this.listings = listings;
        this.out = out;
        this.requests = requests;
        this.counters = counters;
    }

    SkewMeter skew() {
        return skew;
    }

    void message(long receiveTimeNs, byte[] bytes, int offset, int length) {
        begin();
        scanner.wrap(bytes, offset, length);
        scanner.enterObject();
        while (scanner.nextField()) {
            if (scanner.is(EVENT) && scanner.peek() == '{') {
                scanner.enterObject();
                while (scanner.nextField()) {
                    readField();
                }
            } else {
                readField();
            }
        }
        if (!scanner.atEnd()) {
            counters.countRefused(RefusalReason.UNPARSABLE);
            return;
        }
        switch (event) {
            case "executionReport" -> report(receiveTimeNs);
            case "outboundAccountPosition" -> balances(receiveTimeNs);
            case "eventStreamTerminated", "listenKeyExpired" -> requests.reconnect(BinanceCodec.ACCOUNT_STREAM);
            default -> counters.countPassedOver();
        }
    }

    private void begin() {
        event = "";
        execution = "";
        status = "";
        reject = "";
        listing = null;
        clientOrderId = ClientOrderId.NONE;
        originalOrderId = ClientOrderId.NONE;
        eventMs = -1;
        timeMs = -1;
        orderId = -1;
        tradeId = -1;
        symbolFrom = -1;
        lastAt = -1;
        filledAt = -1;
        priceAt = -1;
        feeAt = -1;
        balancesAt = -1;
        feeAsset = "";
        maker = false;
    }

    private void readField() {
        switch (scanner.onlyChar()) {
            case 'e' -> event = text();
            case 'x' -> execution = text();
            case 'X' -> status = text();
            case 'r' -> reject = text();
            case 'N' -> feeAsset = scanner.peek() == 'n' ? noText() : text();
            case 'E' -> eventMs = scanner.readLong();
            case 'T' -> timeMs = scanner.readLong();
            case 'i' -> orderId = number();
            case 't' -> tradeId = number();
            case 'c' -> clientOrderId = ourId();
            case 'C' -> originalOrderId = ourId();
            case 's' -> {
                scanner.readString();
                symbolFrom = scanner.start();
                symbolTo = scanner.end();
            }
            case 'l' -> lastAt = passOver();
            case 'z' -> filledAt = passOver();
            case 'L' -> priceAt = passOver();
            case 'n' -> feeAt = passOver();
            case 'B' -> balancesAt = passOver();
            case 'm' -> {
                maker = scanner.peek() == 't';
                scanner.skipValue();
            }
            default -> scanner.skipValue();
        }
    }

    private void report(long receiveTimeNs) {
        long id = originalOrderId != ClientOrderId.NONE ? originalOrderId : clientOrderId;
        listing = symbolFrom < 0 ? null : listings.find(scanner.bytes(), symbolFrom, symbolTo);
        Listing of = listing;
        if (id == ClientOrderId.NONE || of == null) {
            counters.countPassedOver();
            return;
        }
        RefusalReason refusal = readNumbers(of);
        if (refusal != null) {
            counters.countRefused(refusal);
            return;
        }
        skew.add(eventMs * MarketDecoder.NS_PER_MS, receiveTimeNs);
        emit(id, of.id(), timeMs * MarketDecoder.NS_PER_MS, receiveTimeNs);
    }

    private @Nullable RefusalReason readNumbers(Listing of) {
        if (badTime(eventMs) || badTime(timeMs) || orderId < 0 || filledAt < 0 || lastAt < 0) {
            return RefusalReason.UNPARSABLE;
        }
        scanner.seek(filledAt);
        filledLots = scanner.readQuotedSteps(of.lot());
        scanner.seek(lastAt);
        lastLots = scanner.readQuotedSteps(of.lot());
        if (execution.equals("TRADE")) {
            if (priceAt < 0 || feeAt < 0 || tradeId < 0) {
                return RefusalReason.UNPARSABLE;
            }
            scanner.seek(priceAt);
            priceTicks = scanner.readQuotedSteps(of.tick());
            scanner.seek(feeAt);
            scanner.readQuotedDecimal();
            feeMantissa = scanner.mantissa();
            feeScale = scanner.scale();
            if (!scanner.failed() && priceTicks <= 0) {
                return RefusalReason.PRICE_OFF_TICK;
            }
            if (!scanner.failed() && lastLots == 0) {
                return RefusalReason.SIZE_OFF_LOT;
            }
        }
        if (scanner.failed()) {
            return RefusalReason.UNPARSABLE;
        }
        return filledLots < 0 || lastLots < 0 ? RefusalReason.SIZE_OFF_LOT : null;
    }

    private void emit(long id, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        switch (execution) {
            case "NEW" -> out.accepted(id, instrumentId, orderId, eventTimeNs, receiveTimeNs);
            case "TRADE" -> {
                out.filled(
                        id,
                        instrumentId,
                        orderId,
                        tradeId,
                        priceTicks,
                        lastLots,
                        maker ? Liquidity.MAKER : Liquidity.TAKER,
                        feeMantissa,
                        feeScale,
                        feeAsset,
                        eventTimeNs,
                        receiveTimeNs);
                out.filledInAll(id, instrumentId, orderId, filledLots, lastLots);
                if (status.equals("FILLED")) {
                    out.complete(id, instrumentId);
                }
            }
            case "CANCELED" -> {
                out.filledInAll(id, instrumentId, orderId, filledLots, 0);
                out.ended(id, instrumentId, orderId, OrderState.CANCELED, filledLots, eventTimeNs, receiveTimeNs);
            }
            case "EXPIRED", "TRADE_PREVENTION" -> {
                out.filledInAll(id, instrumentId, orderId, filledLots, 0);
                if (status.startsWith("EXPIRED")) {
                    out.ended(id, instrumentId, orderId, OrderState.EXPIRED, filledLots, eventTimeNs, receiveTimeNs);
                }
            }
            case "REJECTED" -> {
                OrderReason reason = BinanceErrors.reason(reject);
                out.rejected(id, instrumentId, reason, eventTimeNs, receiveTimeNs);
            }
            default -> counters.countPassedOver();
        }
    }

    private void balances(long receiveTimeNs) {
        if (balancesAt < 0 || badTime(eventMs)) {
            counters.countRefused(RefusalReason.UNPARSABLE);
            return;
        }
        scanner.seek(balancesAt);
        List<Balance> balances = Balance.readAll(scanner, texts);
        if (scanner.failed()) {
            counters.countRefused(RefusalReason.UNPARSABLE);
            return;
        }
        skew.add(eventMs * MarketDecoder.NS_PER_MS, receiveTimeNs);
        Balance.emit(balances, out, eventMs * MarketDecoder.NS_PER_MS, receiveTimeNs);
    }

    private String text() {
        scanner.readString();
        return scanner.failed() ? "" : texts.text(scanner.bytes(), scanner.start(), scanner.end());
    }

    private String noText() {
        scanner.skipValue();
        return "";
    }

    private long number() {
        byte next = scanner.peek();
        if (next == '-' || (next >= '0' && next <= '9')) {
            return scanner.readLong();
        }
        scanner.skipValue();
        return -1;
    }

    private int passOver() {
        int at = scanner.position();
        scanner.skipValue();
        return at;
    }

    private long ourId() {
        if (scanner.peek() != '"') {
            scanner.skipValue();
            return ClientOrderId.NONE;
        }
        scanner.readString();
        int length = scanner.end() - scanner.start();
        return scanner.failed() || length != OUR_ID_LENGTH
                ? ClientOrderId.NONE
                : ClientOrderId.parse(new String(scanner.bytes(), scanner.start(), length, StandardCharsets.US_ASCII));
    }

    static boolean badTime(long ms) {
        return ms < 0 || ms > MarketDecoder.MAX_MS;
    }
}
