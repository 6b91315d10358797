package io.tidemill.model.order;

/** Why an order was denied, rejected, or could not be canceled. Each name is also the label of a metric. */
public enum OrderReason {
    /** No reason is needed. */
    NONE,
    /** The gate: the size is above the limit. */
    ORDER_SIZE,
    /** The gate: the notional is above the limit. */
    ORDER_NOTIONAL,
    /** The gate: the price is too far from the market. */
    PRICE_COLLAR,
    /** The gate: the position with all open orders filled would be above the limit. */
    POSITION_LIMIT,
    /** The gate: too many orders are open. */
    OPEN_ORDERS,
    /** The gate: too many orders in the window. */
    ORDER_RATE,
    /** The gate: the book is stale or invalid. */
    STALE_BOOK,
    /** The gate: trading is halted. */
    HALTED,
    /** Our own budget for the venue's rate limit is used up. */
    RATE_BUDGET,
    /** Our own sender: the request never left this machine. */
    NOT_SENT,
    /** The venue: the account does not hold enough. */
    INSUFFICIENT_BALANCE,
    /** The venue: a post-only order would have taken. */
    WOULD_TAKE,
    /** The venue: price, size or notional break a filter of the instrument. */
    FILTER,
    /** The venue: no such order. */
    UNKNOWN_ORDER,
    /** The venue: a client order id twice. */
    DUPLICATE_ID,
    /** The venue: too many requests. */
    RATE_LIMITED,
    /** The venue: key, signature or clock. */
    AUTHENTICATION,
    /** The venue: any other reason; the raw frame holds its words. */
    VENUE,
    /** Our own sender: the order was too old when it came to be sent. */
    COMMAND_AGE,
    /** Our own sender: who trades has not been heard for too long. */
    TRADER_SILENT,
    /** Our own sender: it is being stopped. */
    STOPPING;

    private static final OrderReason[] VALUES = values();

    /** The value with this ordinal. <b>Cost:</b> no allocation. */
    public static OrderReason of(int ordinal) {
        return VALUES[ordinal];
    }
}
