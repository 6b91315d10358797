package io.tidemill.engine;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;

/** Keeps what leaves. */
final class Sent implements OrderCommands {
    final List<String> lines = new ArrayList<>();
    long lastId;

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
            long timeNs) {
        lastId = clientOrderId;
        lines.add("place " + side + " " + kind + " " + timeInForce + " " + priceTicks + " " + sizeLots);
    }

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {
        lines.add("cancel " + (int) clientOrderId);
    }

    @Override
    public void cancelAll(int instrumentId, long timeNs) {
        lines.add("cancelAll " + instrumentId);
    }

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {
        lines.add("query " + (int) clientOrderId);
    }
}
