package io.tidemill.model.order;

/** How an order is priced. Source: FIX 4.4 OrdType (40). */
public enum OrderKind {
    /** At this price or better. */
    LIMIT,
    /** A limit order that the venue refuses if it would take (post only). */
    LIMIT_MAKER,
    /** At any price. */
    MARKET;

    private static final OrderKind[] VALUES = values();

    /** The value with this ordinal. <b>Cost:</b> no allocation. */
    public static OrderKind of(int ordinal) {
        return VALUES[ordinal];
    }
}
