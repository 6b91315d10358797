package io.tidemill.connectors.binance;

import io.tidemill.connectors.JsonScanner;
import io.tidemill.connectors.OrderEmitter;
import io.tidemill.connectors.TextCache;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the account holds of one asset, as the stream ({@code a}, {@code f}, {@code l}) and the account reply ({@code asset}, {@code
 * free}, {@code locked}) write it.
 */
record Balance(String asset, long freeMantissa, long lockedMantissa, int scale) {
    private static final byte[] ASSET = "asset".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOCKED = "locked".getBytes(StandardCharsets.US_ASCII);

    /** Reads an array of balances; the scanner says whether all of them were whole. */
    static List<Balance> readAll(JsonScanner scanner, TextCache texts) {
        List<Balance> balances = new ArrayList<>();
        scanner.enterArray();
        while (scanner.nextElement()) {
            balances.add(read(scanner, texts));
        }
        return balances;
    }

    /** Emits each. */
    static void emit(List<Balance> balances, OrderEmitter out, long eventTimeNs, long receiveTimeNs) {
        for (Balance b : balances) {
            out.balance(
                    BinanceCodec.VENUE, b.asset, b.freeMantissa, b.lockedMantissa, b.scale, eventTimeNs, receiveTimeNs);
        }
    }

    private static Balance read(JsonScanner scanner, TextCache texts) {
        String asset = "";
        long free = -1;
        long locked = -1;
        int freeScale = 0;
        int lockedScale = 0;
        scanner.enterObject();
        while (scanner.nextField()) {
            byte name = scanner.onlyChar();
            if (name == 'a' || scanner.is(ASSET)) {
                scanner.readString();
                asset = scanner.failed() ? "" : texts.text(scanner.bytes(), scanner.start(), scanner.end());
            } else if (name == 'f' || scanner.is(FREE)) {
                scanner.readQuotedDecimal();
                free = scanner.mantissa();
                freeScale = scanner.scale();
            } else if (name == 'l' || scanner.is(LOCKED)) {
                scanner.readQuotedDecimal();
                locked = scanner.mantissa();
                lockedScale = scanner.scale();
            } else {
                scanner.skipValue();
            }
        }
        while (freeScale < lockedScale && free < Long.MAX_VALUE / 10) {
            free *= 10;
            freeScale++;
        }
        while (lockedScale < freeScale && locked < Long.MAX_VALUE / 10) {
            locked *= 10;
            lockedScale++;
        }
        if (asset.isEmpty() || free < 0 || locked < 0 || freeScale != lockedScale) {
            scanner.fail();
        }
        return new Balance(asset, free, locked, freeScale);
    }
}
