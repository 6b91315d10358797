package io.tidemill.matching;

import io.tidemill.model.HotPath;
import org.jspecify.annotations.Nullable;

/** All orders at one price, the oldest first; reused when it is empty. */
@HotPath
final class PriceLevel {
    long priceTicks;
    long sizeLots;

    @Nullable
    RestingOrder first;

    @Nullable
    RestingOrder last;

    void append(RestingOrder order) {
        order.level = this;
        order.next = null;
        order.previous = last;
        if (last == null) {
            first = order;
        } else {
            last.next = order;
        }
        last = order;
        sizeLots += order.leftLots;
    }

    void remove(RestingOrder order) {
        if (order.previous == null) {
            first = order.next;
        } else {
            order.previous.next = order.next;
        }
        if (order.next == null) {
            last = order.previous;
        } else {
            order.next.previous = order.previous;
        }
        sizeLots -= order.leftLots;
        order.level = null;
        order.next = null;
        order.previous = null;
    }
}
