package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;

/** One slot of {@link Answers}: the arguments of one call of {@link OrderEvents}. */
@HotPath
final class Answer {
    Kind kind = Kind.ACCEPTED;
    long dueNs;
    long eventTimeNs;
    long clientOrderId;
    int instrumentId;
    long venueOrderId;
    long tradeId;
    long priceTicks;
    long sizeLots;
    long freeOrFeeMantissa;
    long lockedMantissa;
    String asset = "";
    Liquidity liquidity = Liquidity.MAKER;
    OrderReason reason = OrderReason.NONE;
    OrderState state = OrderState.SUBMITTED;

    /** Which call. */
    enum Kind {
        ACCEPTED,
        REJECTED,
        FILLED,
        CANCELED,
        CANCEL_REJECTED,
        EXPIRED,
        STATUS,
        BALANCE
    }

    void tell(OrderEvents events, String venue) {
        switch (kind) {
            case ACCEPTED -> events.accepted(clientOrderId, instrumentId, venueOrderId, eventTimeNs, dueNs);
            case REJECTED -> events.rejected(clientOrderId, instrumentId, reason, eventTimeNs, dueNs);
            case FILLED ->
                events.filled(
                        clientOrderId,
                        instrumentId,
                        venueOrderId,
                        tradeId,
                        priceTicks,
                        sizeLots,
                        liquidity,
                        freeOrFeeMantissa,
                        Money.SCALE,
                        asset,
                        eventTimeNs,
                        dueNs);
            case CANCELED -> events.canceled(clientOrderId, instrumentId, eventTimeNs, dueNs);
            case CANCEL_REJECTED -> events.cancelRejected(clientOrderId, instrumentId, reason, eventTimeNs, dueNs);
            case EXPIRED -> events.expired(clientOrderId, instrumentId, eventTimeNs, dueNs);
            case STATUS ->
                events.status(clientOrderId, instrumentId, venueOrderId, state, sizeLots, eventTimeNs, dueNs);
            case BALANCE ->
                events.balance(venue, asset, freeOrFeeMantissa, lockedMantissa, Money.SCALE, eventTimeNs, dueNs);
        }
    }
}
