package io.tidemill.model.order;

/** How long an order stands. Source: FIX 4.4 TimeInForce (59). */
public enum TimeInForce {
    /** Until canceled. */
    GTC,
    /** What fills at once; the rest expires. */
    IOC,
    /** All at once or nothing. */
    FOK;

    private static final TimeInForce[] VALUES = values();

    /** The value with this ordinal. <b>Cost:</b> no allocation. */
    public static TimeInForce of(int ordinal) {
        return VALUES[ordinal];
    }
}
