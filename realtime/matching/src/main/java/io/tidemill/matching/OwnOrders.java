package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Our resting orders of one side of one instrument: best price first, then the oldest first. */
@HotPath
final class OwnOrders {
    private final Side side;
    private @Nullable Order[] orders = new Order[16];
    private int count;

    OwnOrders(Side side) {
        this.side = side;
    }

    int count() {
        return count;
    }

    Order at(int index) {
        Order order = orders[index];
        if (order == null) {
            throw new IllegalStateException("no order at " + index + " of " + count);
        }
        return order;
    }

    @Nullable
    Order best() {
        return count == 0 ? null : orders[0];
    }

    void add(Order order) {
        if (count == orders.length) {
            orders = Arrays.copyOf(orders, count * 2);
        }
        int at = count;
        while (at > 0 && isBetter(order.priceTicks, at(at - 1).priceTicks)) {
            at--;
        }
        System.arraycopy(orders, at, orders, at + 1, count - at);
        orders[at] = order;
        count++;
    }

    void remove(Order order) {
        for (int i = 0; i < count; i++) {
            if (orders[i] == order) {
                removeAt(i);
                return;
            }
        }
        throw new IllegalStateException("order is not resting: " + order.clientOrderId);
    }

    void removeAt(int index) {
        count--;
        System.arraycopy(orders, index + 1, orders, index, count - index);
        orders[count] = null;
    }

    /** Whether the first price has priority over the second. */
    boolean isBetter(long priceTicks, long thanTicks) {
        return side == Side.BUY ? priceTicks > thanTicks : priceTicks < thanTicks;
    }
}
