package io.tidemill.execution;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;

/** One of our orders and what is known of it. A slot: used again for another order long after this one is at its end. */
@HotPath
public final class Order {
    final int slot;
    long clientOrderId = ClientOrderId.NONE;
    int instrumentId;
    Side side = Side.BUY;
    OrderKind kind = OrderKind.LIMIT;
    TimeInForce timeInForce = TimeInForce.GTC;
    long priceTicks;
    long sizeLots;
    int strategyId;
    long parameterSetId;
    Destination destination = Destination.VENUE;
    OrderState state = OrderState.CREATED;
    long filledLots;
    long reservedLots;
    boolean isCounted;
    long submitTimeNs;
    /** When to look at the order again if nothing comes; {@link Timers#NEVER} if no answer is outstanding. */
    long dueNs;

    long queryWaitNs;
    /** Whether the venue ever said that it has the order. */
    boolean isProven;
    /** Whether a cancel left and was not refused. */
    boolean cancelSent;

    boolean isRetired;

    Order(int slot) {
        this.slot = slot;
    }

    /** Our id. */
    public long clientOrderId() {
        return clientOrderId;
    }

    /** What it trades. */
    public int instrumentId() {
        return instrumentId;
    }

    /** Buy or sell. */
    public Side side() {
        return side;
    }

    /** How it is priced. */
    public OrderKind kind() {
        return kind;
    }

    /** How long it stands. */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /** Limit price; 0 for MARKET. */
    public long priceTicks() {
        return priceTicks;
    }

    /** Size in all. */
    public long sizeLots() {
        return sizeLots;
    }

    /** Sum of its fills. */
    public long filledLots() {
        return filledLots;
    }

    /** What may still fill: nothing at its end, all that is not filled before. */
    public long openLots() {
        return state.isTerminal() ? 0 : Math.max(0, sizeLots - filledLots);
    }

    /** Size that the risk gate holds for it. */
    public long reservedLots() {
        return reservedLots;
    }

    /** The risk gate holds so much for it now. */
    public void reserve(long lots) {
        reservedLots = lots;
    }

    /** Whether the risk gate counts it as open. */
    public boolean isCounted() {
        return isCounted;
    }

    /** The risk gate counts it as open, or not any more. */
    public void count(boolean counted) {
        isCounted = counted;
    }

    /** The strategy that made it. */
    public int strategyId() {
        return strategyId;
    }

    /** The set that made it. */
    public long parameterSetId() {
        return parameterSetId;
    }

    /** Whether it leaves or is only journaled. */
    public Destination destination() {
        return destination;
    }

    /** Where it is in its life. */
    public OrderState state() {
        return state;
    }

    /** Where an order goes. */
    public enum Destination {
        /** To its venue. */
        VENUE,
        /** Into the journal alone: stage SHADOW. */
        JOURNAL
    }
}
