package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;

/** One of our orders as the simulated venue knows it; reused after it is finished and forgotten. */
@HotPath
final class Order {
    final int slot;
    long clientOrderId;
    long venueOrderId;
    int instrumentId;
    Side side = Side.BUY;
    OrderKind kind = OrderKind.LIMIT;
    TimeInForce timeInForce = TimeInForce.GTC;
    OrderState state = OrderState.SUBMITTED;
    long priceTicks;
    long sizeLots;
    long filledLots;

    /** Lots of others before us at our price. */
    long aheadLots;
    /** Size of our level when it was last seen, without us. */
    long levelLots;
    /** What was traded at our price since the level was last seen. */
    long tradedLots;
    /** What the ledger holds for us, in the asset that we pay with. */
    long lockedMantissa;

    Order(int slot) {
        this.slot = slot;
    }

    void open(
            long newClientOrderId,
            int newInstrumentId,
            Side newSide,
            OrderKind newKind,
            TimeInForce newTimeInForce,
            long newPriceTicks,
            long newSizeLots) {
        clientOrderId = newClientOrderId;
        venueOrderId = 0;
        instrumentId = newInstrumentId;
        side = newSide;
        kind = newKind;
        timeInForce = newTimeInForce;
        state = OrderState.SUBMITTED;
        priceTicks = newPriceTicks;
        sizeLots = newSizeLots;
        filledLots = 0;
        aheadLots = 0;
        levelLots = 0;
        tradedLots = 0;
        lockedMantissa = 0;
    }

    long remainingLots() {
        return sizeLots - filledLots;
    }

    /** Whether the order may trade at this price. */
    boolean reaches(long price) {
        return kind == OrderKind.MARKET || (side == Side.BUY ? priceTicks >= price : priceTicks <= price);
    }
}
