package io.tidemill.engine;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;

/** Takes commands that go nowhere: those of an engine without a journal, and those of a replay. */
@HotPath
enum Unsent implements OrderCommands {
    INSTANCE;

    @Override
    public void place(
            long clientOrderId,
            int instrumentId,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            long timeNs) {}

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {}

    @Override
    public void cancelAll(int instrumentId, long timeNs) {}

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {}
}
