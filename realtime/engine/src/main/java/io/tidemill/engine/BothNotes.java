package io.tidemill.engine;

import io.tidemill.model.HotPath;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderReason;

/** Gives each note to two. */
@HotPath
final class BothNotes implements EngineNotes {
    private final EngineNotes first;
    private final EngineNotes second;

    BothNotes(EngineNotes first, EngineNotes second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public void runStarted(int run, String configuration) {
        first.runStarted(run, configuration);
        second.runStarted(run, configuration);
    }

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
            long timeNs) {
        first.denied(
                clientOrderId, instrumentId, side, priceTicks, sizeLots, strategyId, parameterSetId, reason, timeNs);
        second.denied(
                clientOrderId, instrumentId, side, priceTicks, sizeLots, strategyId, parameterSetId, reason, timeNs);
    }

    @Override
    public void swapped(int strategyId, long fromParameterSetId, long toParameterSetId, long timeNs) {
        first.swapped(strategyId, fromParameterSetId, toParameterSetId, timeNs);
        second.swapped(strategyId, fromParameterSetId, toParameterSetId, timeNs);
    }

    @Override
    public void halted(String reason, long timeNs) {
        first.halted(reason, timeNs);
        second.halted(reason, timeNs);
    }
}
