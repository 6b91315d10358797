package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;

/** An order of the account, as the venue keeps and prints it. */
final class OwnOrder {
    static final String STP = "EXPIRE_TAKER";

    final long orderId;
    final Instrument instrument;
    final String clientOrderId;
    final Side side;
    final OrderKind kind;
    final TimeInForce timeInForce;
    final long priceTicks;
    final long sizeLots;
    final long quoteOrder8;
    final long timeMs;
    final ArrayNode fills = JsonText.array();
    long updateTimeMs;
    long filledLots;
    long filledQuote8;
    long locked8;
    String status = "NEW";
    boolean open;

    OwnOrder(long orderId, OrderRequest request, String clientOrderId, long nowMs) {
        this.orderId = orderId;
        this.instrument = request.instrument();
        this.clientOrderId = clientOrderId;
        this.side = request.side();
        this.kind = request.kind();
        this.timeInForce = request.timeInForce();
        this.priceTicks = request.priceTicks();
        this.sizeLots = request.sizeLots();
        this.quoteOrder8 = request.quoteOrder8();
        this.timeMs = nowMs;
        this.updateTimeMs = nowMs;
    }

    String symbol() {
        return instrument.venueSymbol();
    }

    long leftLots() {
        return sizeLots - filledLots;
    }

    /** As {@code GET /api/v3/order} prints it. */
    ObjectNode query() {
        ObjectNode out = JsonText.object()
                .put("symbol", symbol())
                .put("orderId", orderId)
                .put("orderListId", -1)
                .put("clientOrderId", clientOrderId);
        amounts(out)
                .put("stopPrice", "0.00000000")
                .put("icebergQty", "0.00000000")
                .put("time", timeMs)
                .put("updateTime", updateTimeMs)
                .put("isWorking", true)
                .put("workingTime", timeMs)
                .put("origQuoteOrderQty", Decimal8.text(quoteOrder8))
                .put("selfTradePreventionMode", STP);
        return out;
    }

    /** As {@code POST /api/v3/order} answers. */
    ObjectNode placed(String responseType) {
        ObjectNode out = JsonText.object()
                .put("symbol", symbol())
                .put("orderId", orderId)
                .put("orderListId", -1)
                .put("clientOrderId", clientOrderId)
                .put("transactTime", timeMs);
        if (responseType.equals("ACK")) {
            return out;
        }
        amounts(out)
                .put("origQuoteOrderQty", Decimal8.text(quoteOrder8))
                .put("workingTime", timeMs)
                .put("selfTradePreventionMode", STP);
        if (responseType.equals("FULL")) {
            out.set("fills", fills);
        }
        return out;
    }

    /** As {@code DELETE /api/v3/order} answers. */
    ObjectNode canceled(String cancelId) {
        ObjectNode out = JsonText.object()
                .put("symbol", symbol())
                .put("origClientOrderId", clientOrderId)
                .put("orderId", orderId)
                .put("orderListId", -1)
                .put("clientOrderId", cancelId)
                .put("transactTime", updateTimeMs);
        return amounts(out).put("origQuoteOrderQty", Decimal8.text(quoteOrder8)).put("selfTradePreventionMode", STP);
    }

    String price() {
        return Decimal8.text(instrument.tick(), priceTicks);
    }

    String lots(long lots) {
        return Decimal8.text(instrument.lot(), lots);
    }

    private ObjectNode amounts(ObjectNode out) {
        return out.put("price", price())
                .put("origQty", lots(sizeLots))
                .put("executedQty", lots(filledLots))
                .put("cummulativeQuoteQty", Decimal8.text(filledQuote8))
                .put("status", status)
                .put("timeInForce", timeInForce.name())
                .put("type", kind.name())
                .put("side", side.name());
    }
}
