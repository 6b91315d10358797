package io.tidemill.strategy;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderState;

/** One of our orders, to be read. */
public interface OrderView {
    /** Our id. */
    long clientOrderId();

    /** What it trades. */
    int instrumentId();

    /** Buy or sell. */
    Side side();

    /** Where it is in its life. */
    OrderState state();

    /** Limit price; 0 for a market order. */
    long priceTicks();

    /** Size that was sent, which in a canary stage is a share of what was asked for. */
    long sizeLots();

    /** How much of it is filled. */
    long filledLots();

    /** The set that made it. */
    long parameterSetId();

    /** Size less fills. */
    default long remainingLots() {
        return Math.max(0, sizeLots() - filledLots());
    }
}
