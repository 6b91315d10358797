package io.tidemill.tables;

/** What a row of the table of orders tells. Each name stands in the column {@code kind}. */
public enum OrderRowKind {
    /** We sent an order. */
    PLACE,
    /** We asked for an order to be taken off. */
    CANCEL,
    /** We asked for all orders of an instrument to be taken off. */
    CANCEL_ALL,
    /** We asked what became of an order. */
    QUERY,
    /** Our gate refused an order. */
    DENIED,
    /** The venue has the order. */
    ACCEPTED,
    /** The venue refused the order. */
    REJECTED,
    /** The venue took the order off at our wish. */
    CANCELED,
    /** The venue refused to take the order off. */
    CANCEL_REJECTED,
    /** The venue took the order off by itself. */
    EXPIRED,
    /** Nobody knows what became of a request. */
    UNKNOWN,
    /** What the venue answered when asked. */
    STATUS
}
