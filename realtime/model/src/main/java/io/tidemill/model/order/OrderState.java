package io.tidemill.model.order;

/** The life of an order. Source: FIX 4.4 OrdStatus (39), with DENIED and UNKNOWN added. */
public enum OrderState {
    /** Made by a strategy, not yet past the risk gate. */
    CREATED,
    /** Refused by our own gate or budget; never left. Terminal. */
    DENIED,
    /** Sent; the venue has not answered. */
    SUBMITTED,
    /** Open at the venue. */
    ACCEPTED,
    /** Open, with some of its size filled. */
    PARTLY_FILLED,
    /** All of its size filled. Terminal. */
    FILLED,
    /** A cancel was sent; the order may still fill. */
    PENDING_CANCEL,
    /** Taken off at our wish. Terminal. */
    CANCELED,
    /** Refused by the venue. Terminal. */
    REJECTED,
    /** Taken off by the venue: time in force, self-trade prevention, maintenance. Terminal. */
    EXPIRED,
    /** A request was sent and its outcome is not known. Its exposure stays reserved until the venue proves otherwise. */
    UNKNOWN;

    private static final OrderState[] VALUES = values();

    /** The state with this ordinal. <b>Cost:</b> no allocation. */
    public static OrderState of(int ordinal) {
        return VALUES[ordinal];
    }

    /** Whether nothing can happen to the order any more. */
    public boolean isTerminal() {
        return this == DENIED || this == FILLED || this == CANCELED || this == REJECTED || this == EXPIRED;
    }
}
