package io.tidemill.engine;

import io.tidemill.execution.Execution;
import io.tidemill.execution.Order;
import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderState;
import io.tidemill.strategy.OrderView;

/** An order as a strategy sees it: a flyweight over the slot of {@link Execution}. */
@HotPath
final class OrderReader implements OrderView {
    private Order order;

    OrderReader(Order order) {
        this.order = order;
    }

    OrderReader wrap(Order newOrder) {
        order = newOrder;
        return this;
    }

    @Override
    public long clientOrderId() {
        return order.clientOrderId();
    }

    @Override
    public int instrumentId() {
        return order.instrumentId();
    }

    @Override
    public Side side() {
        return order.side();
    }

    @Override
    public OrderState state() {
        return order.state();
    }

    @Override
    public long priceTicks() {
        return order.priceTicks();
    }

    @Override
    public long sizeLots() {
        return order.sizeLots();
    }

    @Override
    public long filledLots() {
        return order.filledLots();
    }

    @Override
    public long parameterSetId() {
        return order.parameterSetId();
    }
}
