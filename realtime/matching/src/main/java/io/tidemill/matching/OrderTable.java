package io.tidemill.matching;

import io.tidemill.model.HotPath;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All orders that the venue remembers: the open ones, and the last finished ones for queries. Finished orders are forgotten
 * oldest first and their objects reused, so nothing is allocated once as many orders were open as ever will be.
 */
@HotPath
final class OrderTable {
    private final LongIndex byClientOrderId;
    private final int[] finished;
    private int finishedCount;
    private int nextFinished;
    private Order[] orders = new Order[0];
    private int[] unused = new int[0];
    private int unusedCount;

    OrderTable(int retainedOrders) {
        finished = new int[retainedOrders];
        byClientOrderId = new LongIndex(retainedOrders);
        grow(retainedOrders + 64);
    }

    @Nullable
    Order find(long clientOrderId) {
        int slot = byClientOrderId.get(clientOrderId);
        return slot == LongIndex.MISSING ? null : orders[slot];
    }

    /** An order object that is not in use; not yet findable. */
    Order take() {
        if (unusedCount == 0) {
            grow(orders.length * 2);
        }
        return orders[unused[--unusedCount]];
    }

    /** From now on the order can be found. */
    void add(Order order) {
        byClientOrderId.put(order.clientOrderId, order.slot);
    }

    /** Gives back an order that was never added. */
    void giveBack(Order order) {
        unused[unusedCount++] = order.slot;
    }

    /** The order is finished: it can be found until as many others finished as are retained. */
    void finish(Order order) {
        if (finishedCount == finished.length) {
            Order oldest = orders[finished[nextFinished]];
            byClientOrderId.remove(oldest.clientOrderId);
            unused[unusedCount++] = oldest.slot;
        } else {
            finishedCount++;
        }
        finished[nextFinished] = order.slot;
        nextFinished = nextFinished + 1 == finished.length ? 0 : nextFinished + 1;
    }

    private void grow(int capacity) {
        int old = orders.length;
        orders = Arrays.copyOf(orders, capacity);
        unused = Arrays.copyOf(unused, capacity);
        for (int slot = capacity - 1; slot >= old; slot--) {
            orders[slot] = new Order(slot);
            unused[unusedCount++] = slot;
        }
    }
}
