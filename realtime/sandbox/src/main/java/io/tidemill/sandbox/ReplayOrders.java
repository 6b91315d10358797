package io.tidemill.sandbox;

import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;

/** Hands what a simulated venue says of the account's orders on to the back office. */
final class ReplayOrders implements OrderEvents {
    private final MarketListener listener;

    ReplayOrders(MarketListener listener) {
        this.listener = listener;
    }

    @Override
    public void accepted(long orderId, int instrumentId, long venueOrderId, long eventTimeNs, long timeNs) {
        listener.accepted(orderId);
    }

    @Override
    public void rejected(long orderId, int instrumentId, OrderReason reason, long eventTimeNs, long timeNs) {
        listener.rejected(orderId, reason);
    }

    @Override
    public void filled(
            long orderId,
            int instrumentId,
            long venueOrderId,
            long tradeId,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long eventTimeNs,
            long timeNs) {
        listener.filled(orderId, tradeId, priceTicks, sizeLots, liquidity);
    }

    @Override
    public void canceled(long orderId, int instrumentId, long eventTimeNs, long timeNs) {
        listener.canceled(orderId);
    }

    @Override
    public void expired(long orderId, int instrumentId, long eventTimeNs, long timeNs) {
        listener.expired(orderId);
    }

    @Override
    public void cancelRejected(long orderId, int instrumentId, OrderReason reason, long eventTimeNs, long timeNs) {
        throw new IllegalStateException("an open order could not be canceled: " + orderId + " " + reason);
    }

    @Override
    public void unknown(long orderId, int instrumentId, long eventTimeNs, long timeNs) {
        throw new IllegalStateException("a venue in memory knows all its orders: " + orderId);
    }

    @Override
    public void status(
            long orderId,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long timeNs) {
        throw new IllegalStateException("nobody asked about order " + orderId);
    }

    @Override
    public void balance(String venue, String asset, long free, long locked, int scale, long eventTimeNs, long timeNs) {
        throw new IllegalStateException("the back office keeps the balances, not the market");
    }
}
