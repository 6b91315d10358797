package io.tidemill.sandbox;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.util.Map;

/** Public messages of Binance spot, field for field in its order. <b>Source:</b> binance-spot-api-docs, web-socket-streams.md. */
final class Frames {
    private Frames() {}

    static String depth(Instrument of, long timeMs, long first, long last, Map<Long, Long> bids, Map<Long, Long> asks) {
        StringBuilder out = new StringBuilder(256)
                .append("{\"e\":\"depthUpdate\",\"E\":")
                .append(timeMs)
                .append(",\"s\":\"")
                .append(of.venueSymbol())
                .append("\",\"U\":")
                .append(first)
                .append(",\"u\":")
                .append(last)
                .append(",\"b\":");
        levels(out, of, bids);
        out.append(",\"a\":");
        levels(out, of, asks);
        return out.append('}').toString();
    }

    static String bookTicker(Instrument of, long updateId, long bidTicks, long bidLots, long askTicks, long askLots) {
        StringBuilder out = new StringBuilder(160)
                .append("{\"u\":")
                .append(updateId)
                .append(",\"s\":\"")
                .append(of.venueSymbol())
                .append("\",\"b\":");
        quoted(out, of.tick(), bidTicks).append(",\"B\":");
        quoted(out, of.lot(), bidLots).append(",\"a\":");
        quoted(out, of.tick(), askTicks).append(",\"A\":");
        return quoted(out, of.lot(), askLots).append('}').toString();
    }

    static String trade(Instrument of, PublicTrade trade) {
        StringBuilder out = new StringBuilder(200)
                .append("{\"e\":\"trade\",\"E\":")
                .append(trade.timeMs())
                .append(",\"s\":\"")
                .append(of.venueSymbol())
                .append("\",\"t\":")
                .append(trade.tradeId())
                .append(",\"p\":");
        quoted(out, of.tick(), trade.priceTicks()).append(",\"q\":");
        return quoted(out, of.lot(), trade.sizeLots())
                .append(",\"T\":")
                .append(trade.timeMs())
                .append(",\"m\":")
                .append(trade.buyerIsMaker())
                .append(",\"M\":true}")
                .toString();
    }

    static String aggTrade(Instrument of, PublicTrade trade) {
        StringBuilder out = new StringBuilder(200)
                .append("{\"e\":\"aggTrade\",\"E\":")
                .append(trade.timeMs())
                .append(",\"s\":\"")
                .append(of.venueSymbol())
                .append("\",\"a\":")
                .append(trade.tradeId())
                .append(",\"p\":");
        quoted(out, of.tick(), trade.priceTicks()).append(",\"q\":");
        return quoted(out, of.lot(), trade.sizeLots())
                .append(",\"f\":")
                .append(trade.tradeId())
                .append(",\"l\":")
                .append(trade.tradeId())
                .append(",\"T\":")
                .append(trade.timeMs())
                .append(",\"m\":")
                .append(trade.buyerIsMaker())
                .append(",\"M\":true}")
                .toString();
    }

    static String combined(String stream, String data) {
        return "{\"stream\":\"" + stream + "\",\"data\":" + data + "}";
    }

    private static void levels(StringBuilder out, Instrument of, Map<Long, Long> levels) {
        out.append('[');
        boolean first = true;
        for (Map.Entry<Long, Long> level : levels.entrySet()) {
            out.append(first ? "[" : ",[");
            first = false;
            quoted(out, of.tick(), level.getKey()).append(',');
            quoted(out, of.lot(), level.getValue()).append(']');
        }
        out.append(']');
    }

    private static StringBuilder quoted(StringBuilder out, Step step, long steps) {
        out.append('"');
        Decimal8.append(out, Decimal8.mantissa(step, steps));
        return out.append('"');
    }
}
