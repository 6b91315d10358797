package io.tidemill.matching;

import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;

/** Hears nothing, allocates nothing. */
final class Deaf implements OrderEvents {
    @Override
    public void accepted(long clientOrderId, int instrumentId, long venueOrderId, long eventTimeNs, long timeNs) {}

    @Override
    public void rejected(long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long timeNs) {}

    @Override
    public void filled(
            long clientOrderId,
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
            long timeNs) {}

    @Override
    public void canceled(long clientOrderId, int instrumentId, long eventTimeNs, long timeNs) {}

    @Override
    public void cancelRejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long timeNs) {}

    @Override
    public void expired(long clientOrderId, int instrumentId, long eventTimeNs, long timeNs) {}

    @Override
    public void unknown(long clientOrderId, int instrumentId, long eventTimeNs, long timeNs) {}

    @Override
    public void status(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long timeNs) {}

    @Override
    public void balance(
            String venue,
            String asset,
            long freeMantissa,
            long lockedMantissa,
            int scale,
            long eventTimeNs,
            long timeNs) {}
}
