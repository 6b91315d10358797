package io.tidemill.model.order;

import io.tidemill.model.market.Side;

/**
 * What an engine asks of venues. {@code timeNs} is the receive time of the event that led to the command, so that the same
 * events give the same commands.
 */
public interface OrderCommands {
    /**
     * Place an order that passed the risk gate.
     *
     * @param clientOrderId ours, deterministic, never reused; see {@link ClientOrderId}
     * @param priceTicks limit price; 0 for MARKET
     * @param strategyId the strategy that wants it
     * @param parameterSetId the parameter set that made it
     */
    void place(
            long clientOrderId,
            int instrumentId,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            long timeNs);

    /** Take an order off. */
    void cancel(long clientOrderId, int instrumentId, long timeNs);

    /** Take all orders of an instrument off, known or not: what a halt sends. */
    void cancelAll(int instrumentId, long timeNs);

    /** Ask what became of an order whose fate is not known. */
    void query(long clientOrderId, int instrumentId, long timeNs);
}
