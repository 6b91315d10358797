package io.tidemill.execution;

import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The naive twin of {@link Execution}: maps, sets and one rule after the other, no slots, no timers. */
final class NaiveOrders {
    static final class One {
        OrderState state = OrderState.SUBMITTED;
        long size;
        long filled;
        long submittedNs;
        boolean proven;
        boolean cancelSent;
    }

    final Map<Long, One> orders = new HashMap<>();
    private final Set<Long> trades = new HashSet<>();
    private final long absentProofNs;

    NaiveOrders(long absentProofNs) {
        this.absentProofNs = absentProofNs;
    }

    void submitted(long id, long size, long nowNs) {
        One one = new One();
        one.size = size;
        one.submittedNs = nowNs;
        orders.put(id, one);
    }

    boolean cancelRequested(long id) {
        One one = one(id);
        if (Set.of(OrderState.SUBMITTED, OrderState.ACCEPTED, OrderState.PARTLY_FILLED)
                .contains(one.state)) {
            one.state = OrderState.PENDING_CANCEL;
            one.cancelSent = true;
            return true;
        }
        return false;
    }

    void accepted(long id) {
        One one = one(id);
        one.proven = true;
        if (one.state == OrderState.SUBMITTED) {
            one.state = open(one);
        }
        if (one.state == OrderState.UNKNOWN && !one.cancelSent) {
            one.state = open(one);
        }
    }

    void rejected(long id, OrderReason reason) {
        One one = one(id);
        if (one.state.isTerminal()) {
            return;
        }
        boolean contradicts = one.proven || one.filled > 0 || reason == OrderReason.DUPLICATE_ID;
        one.state = contradicts ? OrderState.UNKNOWN : OrderState.REJECTED;
    }

    void filled(long id, long trade, long lots) {
        if (!trades.add(trade)) {
            return;
        }
        One one = one(id);
        one.proven = true;
        one.filled += lots;
        if (one.filled >= one.size) {
            one.state = OrderState.FILLED;
        } else if (one.state == OrderState.SUBMITTED || one.state == OrderState.ACCEPTED) {
            one.state = OrderState.PARTLY_FILLED;
        } else if (one.state == OrderState.REJECTED) {
            one.state = OrderState.UNKNOWN;
        }
    }

    void ended(long id, OrderState state) {
        One one = one(id);
        if (!one.state.isTerminal()) {
            one.proven = true;
            one.state = state;
        }
    }

    void cancelRejected(long id, OrderReason reason) {
        One one = one(id);
        if (one.state != OrderState.PENDING_CANCEL) {
            return;
        }
        if (reason == OrderReason.UNKNOWN_ORDER) {
            one.state = OrderState.UNKNOWN;
        } else {
            one.cancelSent = false;
            one.state = one.proven ? open(one) : OrderState.SUBMITTED;
        }
    }

    void unknown(long id) {
        One one = one(id);
        if (one.state == OrderState.SUBMITTED || one.state == OrderState.PENDING_CANCEL) {
            one.state = OrderState.UNKNOWN;
        }
    }

    void status(long id, OrderState says, long filled, long nowNs) {
        One one = one(id);
        if (one.state == OrderState.FILLED || filled < one.filled) {
            return;
        }
        if (says != OrderState.REJECTED) {
            one.proven = true;
        }
        if (filled > one.filled) {
            one.state = OrderState.UNKNOWN;
            return;
        }
        boolean gone = says == OrderState.CANCELED || says == OrderState.EXPIRED;
        if (one.state == OrderState.UNKNOWN) {
            if (says == OrderState.ACCEPTED || says == OrderState.PARTLY_FILLED) {
                one.cancelSent = false;
                one.state = open(one);
            } else if (gone) {
                one.state = says;
            } else if (says == OrderState.REJECTED && !one.proven && nowNs - one.submittedNs >= absentProofNs) {
                one.state = OrderState.REJECTED;
            }
        } else if (!one.state.isTerminal() && gone) {
            one.state = says;
        }
    }

    One one(long id) {
        One one = orders.get(id);
        if (one == null) {
            throw new AssertionError("no order " + id);
        }
        return one;
    }

    private static OrderState open(One one) {
        return one.filled > 0 ? OrderState.PARTLY_FILLED : OrderState.ACCEPTED;
    }
}
