package io.tidemill.engine;

import io.tidemill.model.HotPath;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderReason;

/** Takes notes that nobody wants. */
@HotPath
enum Unnoted implements EngineNotes {
    INSTANCE;

    @Override
    public void runStarted(int run, String configuration) {}

    @Override
    public void denied(
            long clientOrderId,
            int instrumentId,
            Side side,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            OrderReason reason,
            long timeNs) {}

    @Override
    public void swapped(int strategyId, long fromParameterSetId, long toParameterSetId, long timeNs) {}

    @Override
    public void halted(String reason, long timeNs) {}
}
