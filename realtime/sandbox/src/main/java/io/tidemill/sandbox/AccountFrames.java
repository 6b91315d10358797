package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.matching.Ledger;
import org.jspecify.annotations.Nullable;

/** Messages of the user data stream. <b>Source:</b> binance-spot-api-docs, user-data-stream.md. */
final class AccountFrames {
    private AccountFrames() {}

    /** What happened to an order besides a trade: NEW, CANCELED, EXPIRED, TRADE_PREVENTION. */
    static String report(OwnOrder order, String execution, String cancelId, long executionId) {
        return report(order, execution, cancelId, executionId, null).toString();
    }

    /** A fill. */
    static String fill(OwnOrder order, OwnFill fill, long executionId) {
        return report(order, "TRADE", "", executionId, fill).toString();
    }

    static String balances(Ledger ledger, int[] assets, long nowMs) {
        ObjectNode out = JsonText.object()
                .put("e", "outboundAccountPosition")
                .put("E", nowMs)
                .put("u", nowMs);
        ArrayNode balances = out.putArray("B");
        for (int asset : assets) {
            balances.addObject()
                    .put("a", ledger.asset(asset))
                    .put("f", Decimal8.text(ledger.free(asset)))
                    .put("l", Decimal8.text(ledger.locked(asset)));
        }
        return out.toString();
    }

    static String listenKeyExpired(String listenKey, long nowMs) {
        return JsonText.object()
                .put("e", "listenKeyExpired")
                .put("E", nowMs)
                .put("listenKey", listenKey)
                .toString();
    }

    private static ObjectNode report(
            OwnOrder order, String execution, String cancelId, long executionId, @Nullable OwnFill fill) {
        boolean canceled = !cancelId.isEmpty();
        ObjectNode out = JsonText.object()
                .put("e", "executionReport")
                .put("E", order.updateTimeMs)
                .put("s", order.symbol())
                .put("c", canceled ? cancelId : order.clientOrderId)
                .put("S", order.side.name())
                .put("o", order.kind.name())
                .put("f", order.timeInForce.name())
                .put("q", order.lots(order.sizeLots))
                .put("p", order.price())
                .put("P", "0.00000000")
                .put("F", "0.00000000")
                .put("g", -1)
                .put("C", canceled ? order.clientOrderId : "")
                .put("x", execution)
                .put("X", order.status)
                .put("r", "NONE")
                .put("i", order.orderId)
                .put("l", fill == null ? "0.00000000" : order.lots(fill.sizeLots()))
                .put("z", order.lots(order.filledLots))
                .put("L", fill == null ? "0.00000000" : Decimal8.text(order.instrument.tick(), fill.priceTicks()))
                .put("n", fill == null ? "0" : Decimal8.text(fill.fee8()));
        if (fill == null) {
            out.putNull("N");
        } else {
            out.put("N", fill.feeAsset());
        }
        return out.put("T", order.updateTimeMs)
                .put("t", fill == null ? -1 : fill.tradeId())
                .put("I", executionId)
                .put("w", order.open)
                .put("m", fill != null && fill.isMaker())
                .put("M", fill != null)
                .put("O", order.timeMs)
                .put("Z", Decimal8.text(order.filledQuote8))
                .put("Y", fill == null ? "0.00000000" : Decimal8.text(fill.quote8()))
                .put("Q", Decimal8.text(order.quoteOrder8))
                .put("W", order.timeMs)
                .put("V", OwnOrder.STP);
    }
}
