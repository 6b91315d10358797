package io.tidemill.execution;

import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an {@link Execution} tells. */
final class Told implements OrderListener {
    final List<OrderState> states = new ArrayList<>();
    final List<OrderReason> reasons = new ArrayList<>();
    long filledLots;
    int fills;
    int asks;
    int strays;

    @Override
    public void changed(Order order, OrderReason reason) {
        states.add(order.state());
        reasons.add(reason);
    }

    @Override
    public void filled(
            Order order,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset) {
        filledLots += sizeLots;
        fills++;
    }

    @Override
    public void ask(Order order) {
        asks++;
    }

    @Override
    public void strayFill(long clientOrderId, int instrumentId) {
        strays++;
    }
}
