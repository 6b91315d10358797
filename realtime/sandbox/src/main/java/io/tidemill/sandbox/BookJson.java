package io.tidemill.sandbox;

import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;

/** A book as {@code GET /api/v3/depth} and the partial depth streams print it. */
final class BookJson {
    private BookJson() {}

    static String depth(OrderBook book, Instrument of, int limit) {
        StringBuilder out = new StringBuilder(64 + 2 * 40 * Math.min(limit, book.levels(Side.BUY)))
                .append("{\"lastUpdateId\":")
                .append(book.sequence())
                .append(",\"bids\":");
        side(out, book, of, Side.BUY, limit);
        out.append(",\"asks\":");
        side(out, book, of, Side.SELL, limit);
        return out.append('}').toString();
    }

    private static void side(StringBuilder out, OrderBook book, Instrument of, Side side, int limit) {
        out.append('[');
        int levels = Math.min(limit, book.levels(side));
        for (int level = 0; level < levels; level++) {
            out.append(level == 0 ? "[\"" : ",[\"");
            Decimal8.append(out, Decimal8.mantissa(of.tick(), book.priceTicks(side, level)));
            out.append("\",\"");
            Decimal8.append(out, Decimal8.mantissa(of.lot(), book.sizeLots(side, level)));
            out.append("\"]");
        }
        out.append(']');
    }
}
