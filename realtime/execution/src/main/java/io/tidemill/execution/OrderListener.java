package io.tidemill.execution;

import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;

/** Is told what becomes of orders. */
public interface OrderListener {
    /** The state of an order changed. */
    void changed(Order order, OrderReason reason);

    /** An execution was applied, for the first and only time. The state of the order follows by {@link #changed}. */
    void filled(
            Order order,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset);

    /** The fate of an order is not known: the venue must be asked. */
    void ask(Order order);

    /** An execution came for an order that is not remembered: of an earlier run, of somebody else, or too long ago. */
    void strayFill(long clientOrderId, int instrumentId);
}
