package io.tidemill.execution;

import static io.tidemill.model.order.OrderState.ACCEPTED;
import static io.tidemill.model.order.OrderState.CANCELED;
import static io.tidemill.model.order.OrderState.CREATED;
import static io.tidemill.model.order.OrderState.DENIED;
import static io.tidemill.model.order.OrderState.EXPIRED;
import static io.tidemill.model.order.OrderState.FILLED;
import static io.tidemill.model.order.OrderState.PARTLY_FILLED;
import static io.tidemill.model.order.OrderState.PENDING_CANCEL;
import static io.tidemill.model.order.OrderState.REJECTED;
import static io.tidemill.model.order.OrderState.SUBMITTED;
import static io.tidemill.model.order.OrderState.UNKNOWN;

import io.tidemill.model.order.OrderState;

/**
 * Which state may follow which.
 *
 * <pre>
 *   CREATED ─► DENIED
 *      └─► SUBMITTED ─► ACCEPTED ─► PARTLY_FILLED ─► FILLED
 *             │            │  ▲          │  ▲
 *             │            ▼  │ refused  ▼  │
 *             ├────────► PENDING_CANCEL ───────────► CANCELED, EXPIRED, FILLED
 *             ├─► REJECTED
 *             └─► from any of them: UNKNOWN ─► whatever the venue proves
 * </pre>
 *
 * An order at its end goes on only where the venue proves us wrong: a late fill that completes it, or a status that tells of
 * fills that have not come.
 */
final class Transitions {
    private static final boolean[][] ALLOWED = new boolean[OrderState.values().length][OrderState.values().length];

    static {
        allow(CREATED, DENIED, SUBMITTED);
        allow(SUBMITTED, ACCEPTED, PARTLY_FILLED, FILLED, PENDING_CANCEL, CANCELED, REJECTED, EXPIRED, UNKNOWN);
        allow(ACCEPTED, PARTLY_FILLED, FILLED, PENDING_CANCEL, CANCELED, EXPIRED, UNKNOWN);
        allow(PARTLY_FILLED, FILLED, PENDING_CANCEL, CANCELED, EXPIRED, UNKNOWN);
        allow(PENDING_CANCEL, SUBMITTED, ACCEPTED, PARTLY_FILLED, FILLED, CANCELED, REJECTED, EXPIRED, UNKNOWN);
        allow(UNKNOWN, ACCEPTED, PARTLY_FILLED, FILLED, CANCELED, REJECTED, EXPIRED);
        allow(CANCELED, FILLED, UNKNOWN);
        allow(EXPIRED, FILLED, UNKNOWN);
        allow(REJECTED, FILLED, UNKNOWN);
    }

    private Transitions() {}

    static boolean isAllowed(OrderState from, OrderState to) {
        return ALLOWED[from.ordinal()][to.ordinal()];
    }

    private static void allow(OrderState from, OrderState... to) {
        for (OrderState state : to) {
            ALLOWED[from.ordinal()][state.ordinal()] = true;
        }
    }
}
