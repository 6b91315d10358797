package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import org.jspecify.annotations.Nullable;

/** An order in a {@link LimitOrderBook}: a link of the queue of its level; reused when it is gone. */
@HotPath
final class RestingOrder {
    final int slot;
    long orderId;
    int participant;
    Side side = Side.BUY;
    long leftLots;

    @Nullable
    PriceLevel level;

    @Nullable
    RestingOrder next;

    @Nullable
    RestingOrder previous;

    RestingOrder(int slot) {
        this.slot = slot;
    }
}
