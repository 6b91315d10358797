package io.tidemill.strategy;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy sees and may do. Every order passes the risk gate inside the call.
 *
 * <p>The four calls that place an order answer with the client order id, &gt; 0, when it was sent, and with
 * {@code -reason.ordinal()} of an {@link OrderReason} when the gate denied it; {@link #denial} reads that. A denied order
 * leads to no further call.
 *
 * <p><b>Thread:</b> the engine's. <b>Cost:</b> no allocation, but for {@link #instruments}.
 */
public interface Desk {
    /** Now: the receive time of the event that is being processed, ns since 1970 UTC. */
    long timeNs();

    /** The instruments of this strategy, in the order of its configuration. */
    List<Instrument> instruments();

    /** The market of one of them. */
    MarketView market(int instrumentId);

    /** What this strategy holds of an instrument. */
    long positionLots(int instrumentId);

    /** Number of this strategy's orders that are not at their end. */
    int openOrders(int instrumentId);

    /** One of this strategy's orders; null when it is not known or long at its end. The view is reused: do not keep it. */
    @Nullable
    OrderView order(long clientOrderId);

    /** Whether trading is halted: orders would be denied. */
    boolean isHalted();

    /** Places a limit order that stands until canceled. */
    long limit(int instrumentId, Side side, long priceTicks, long sizeLots);

    /** Places a limit order that the venue refuses if it would take. */
    long limitMaker(int instrumentId, Side side, long priceTicks, long sizeLots);

    /** Takes what is there at this price or better, and nothing later. */
    long ioc(int instrumentId, Side side, long priceTicks, long sizeLots);

    /** Takes at any price. */
    long market(int instrumentId, Side side, long sizeLots);

    /**
     * Asks the venue to take an order off.
     *
     * @return whether a cancel was sent; not so when the order is at its end, being canceled, or its fate is not known
     */
    boolean cancel(long clientOrderId);

    /** Cancels all of this strategy's orders of an instrument, one by one. */
    void cancelAll(int instrumentId);

    /** Asks for {@link Strategy#onTimer} at this time, or at the first event after it. */
    void timer(long dueNs);

    /** Why an order was denied: {@link OrderReason#NONE} if the answer of a placing call says that it was sent. */
    static OrderReason denial(long answer) {
        return answer > 0 ? OrderReason.NONE : OrderReason.of((int) -answer);
    }
}
