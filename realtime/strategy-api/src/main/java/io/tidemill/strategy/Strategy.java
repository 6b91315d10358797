package io.tidemill.strategy;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.parameter.ParameterSet;

/**
 * An idea that trades: told what happens, it acts through its {@link Desk}. It reads no clock, draws no unseeded chance and
 * never learns whether it runs live, on paper or in a backtest, so the same events make it do the same.
 *
 * <p><b>Thread:</b> the engine's, one call at a time. No call on the desk leads to a call back before it returns. A strategy
 * that throws gets no further call, and the engine halts. A run ends by a halt, too: there is no other goodbye. <b>Cost:</b> the calls run between a received byte and a sent
 * order; they must not allocate.
 */
public interface Strategy {
    /** All instruments are defined and trading may begin. Called once. */
    void onStart(Desk desk);

    /** The venue printed a new best bid and ask; {@code desk.market(instrumentId)} has them. */
    default void onQuote(int instrumentId) {}

    /** An anonymous match at the venue. */
    default void onTrade(int instrumentId, long priceTicks, long sizeLots, Side aggressor) {}

    /** The book changed and its batch is complete, or a gap made it invalid: ask {@link MarketView#isTradable} first. */
    default void onBook(int instrumentId) {}

    /** A timer of {@link Desk#timer} is due; it was set for {@code dueNs}, which may lie before {@code desk.timeNs()}. */
    default void onTimer(long dueNs) {}

    /**
     * The state of one of our orders changed; fills come by {@link #onFill} first.
     *
     * @param order as it is now; reused, not to be kept
     * @param reason why, where there is a reason
     */
    default void onOrder(OrderView order, OrderReason reason) {}

    /** One of our orders was filled in part or whole; the position already has it. */
    default void onFill(OrderView order, long priceTicks, long sizeLots, Liquidity liquidity) {}

    /**
     * From here on these parameters hold, perhaps in another stage. All open orders of the old ones are being canceled;
     * position and what was learnt from the market go on. Called at start, too, before {@link #onStart}.
     */
    void onParameters(ParameterSet set);
}
