package io.tidemill.matching;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderReason;

/**
 * What a {@link LimitOrderBook} tells the participants about their orders. A participant is a small int of the caller's choice.
 *
 * <p><b>Units:</b> ticks and lots of the instrument; {@code timeNs} is the time given with the request.
 */
public interface Participants {
    /** The order was taken; fills and the rest of its fate follow. */
    void accepted(long orderId, int participant, long timeNs);

    /** The order was refused and never in the book. */
    void rejected(long orderId, int participant, OrderReason reason, long timeNs);

    /**
     * Two orders met, at the price of the resting one.
     *
     * @param tradeId from 1, of this book
     * @param makerLeftLots what is left of the resting order; 0 ends it
     * @param takerLeftLots what is left of the incoming order
     */
    void matched(
            long tradeId,
            long makerOrderId,
            int maker,
            long makerLeftLots,
            long takerOrderId,
            int taker,
            long takerLeftLots,
            Side aggressor,
            long priceTicks,
            long sizeLots,
            long timeNs);

    /** The order was taken off at its owner's wish. */
    void canceled(long orderId, int participant, long leftLots, long timeNs);

    /** The book took off what was left of the order: time in force, no liquidity, or its owner's own order in the way. */
    void expired(long orderId, int participant, long leftLots, long timeNs);
}
