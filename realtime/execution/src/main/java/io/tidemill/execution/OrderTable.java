package io.tidemill.execution;

import io.tidemill.model.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * All orders that are remembered, in slots made at start. Orders at their end stay, so that late events find them, until
 * their slot is needed: the one that ended first goes first.
 */
@HotPath
final class OrderTable {
    private final Order[] slots;
    private final LongIntMap byId;
    private final int[] free;
    private int freeCount;
    private final int[] retired;
    private int retiredHead;
    private int retiredCount;

    OrderTable(int capacity) {
        slots = new Order[capacity];
        byId = new LongIntMap(capacity);
        free = new int[capacity];
        retired = new int[capacity];
        for (int i = 0; i < capacity; i++) {
            slots[i] = new Order(i);
            free[i] = capacity - 1 - i;
        }
        freeCount = capacity;
    }

    /** A slot for a new order; null if all are taken by orders that are not at their end. */
    @Nullable
    Order take(long clientOrderId) {
        if (freeCount == 0) {
            forgetOldest();
        }
        if (freeCount == 0) {
            return null;
        }
        Order order = slots[free[--freeCount]];
        order.clientOrderId = clientOrderId;
        byId.put(clientOrderId, order.slot);
        return order;
    }

    @Nullable
    Order find(long clientOrderId) {
        int slot = byId.get(clientOrderId);
        return slot == LongIntMap.NONE ? null : slots[slot];
    }

    /** The order is at its end: its slot may be used again, later. */
    void retire(Order order) {
        if (!order.isRetired) {
            order.isRetired = true;
            int at = retiredHead + retiredCount++;
            retired[at < retired.length ? at : at - retired.length] = order.slot;
        }
    }

    /** The order never left: nothing can come for it. */
    void giveBack(Order order) {
        byId.remove(order.clientOrderId);
        free[freeCount++] = order.slot;
    }

    int capacity() {
        return slots.length;
    }

    /** The order in a slot, be it in use or not; whoever walks over all looks at its state. */
    Order slot(int slot) {
        return slots[slot];
    }

    private void forgetOldest() {
        while (retiredCount > 0 && freeCount == 0) {
            Order order = slots[retired[retiredHead]];
            retiredHead = retiredHead + 1 == retired.length ? 0 : retiredHead + 1;
            retiredCount--;
            order.isRetired = false;
            // one that came back to life stays, and retires again at its next end
            if (order.state.isTerminal()) {
                byId.remove(order.clientOrderId);
                free[freeCount++] = order.slot;
            }
        }
    }
}
