package io.tidemill.sandbox;

import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;

/**
 * What a {@link Market} tells its venue: public frames, ready to be sent, and the fate of the account's orders. A listing is the
 * id of its instrument.
 */
interface MarketListener {
    /** Levels changed; {@code data} is a {@code depthUpdate} from {@code firstUpdateId} to {@code lastUpdateId}. */
    void depth(int listing, long firstUpdateId, long lastUpdateId, String data);

    /** The best bid or ask changed; {@code data} is the payload of {@code bookTicker}. */
    void bookTicker(int listing, long bidTicks, long bidLots, long askTicks, long askLots, String data);

    /** Somebody traded; {@code data} is a {@code trade}. */
    void trade(int listing, PublicTrade trade, String data);

    /** The order is in the book. */
    void accepted(long orderId);

    /** The order was refused. */
    void rejected(long orderId, OrderReason reason);

    /** Some of the order was filled. */
    void filled(long orderId, long tradeId, long priceTicks, long sizeLots, Liquidity liquidity);

    /** The order was taken off at its owner's wish. */
    void canceled(long orderId);

    /** The venue took the rest of the order off. */
    void expired(long orderId);
}
