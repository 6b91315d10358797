package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.model.market.Side;

/** One fill of an order of the account; money in {@code 10^-8}. */
record OwnFill(
        OwnOrder order,
        long tradeId,
        long priceTicks,
        long sizeLots,
        long quote8,
        long fee8,
        String feeAsset,
        boolean isMaker,
        long timeMs) {

    /** As {@code fills} of a placed order print it. */
    ObjectNode placed() {
        return JsonText.object()
                .put("price", Decimal8.text(order.instrument.tick(), priceTicks))
                .put("qty", order.lots(sizeLots))
                .put("commission", Decimal8.text(fee8))
                .put("commissionAsset", feeAsset)
                .put("tradeId", tradeId);
    }

    /** As {@code GET /api/v3/myTrades} prints it. */
    ObjectNode json() {
        return JsonText.object()
                .put("symbol", order.symbol())
                .put("id", tradeId)
                .put("orderId", order.orderId)
                .put("orderListId", -1)
                .put("price", Decimal8.text(order.instrument.tick(), priceTicks))
                .put("qty", order.lots(sizeLots))
                .put("quoteQty", Decimal8.text(quote8))
                .put("commission", Decimal8.text(fee8))
                .put("commissionAsset", feeAsset)
                .put("time", timeMs)
                .put("isBuyer", order.side == Side.BUY)
                .put("isMaker", isMaker)
                .put("isBestMatch", true);
    }
}
