package io.tidemill.model.control;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderReason;

/** What an engine notes in its journal beside its inputs and commands. */
public interface EngineNotes {
    /**
     * The first record of a journal: all that is needed to build the same engine again.
     *
     * @param run of the engine, part of every client order id
     * @param configuration of the engine, as JSON
     */
    void runStarted(int run, String configuration);

    /** The risk gate refused an order: it never left. */
    void denied(
            long clientOrderId,
            int instrumentId,
            Side side,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            OrderReason reason,
            long timeNs);

    /** A strategy works with another parameter set from here on. */
    void swapped(int strategyId, long fromParameterSetId, long toParameterSetId, long timeNs);

    /** The engine halted by itself: a hard limit broke, or a part of it failed. Nothing leaves until a person resumes. */
    void halted(String reason, long timeNs);
}
