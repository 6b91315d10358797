package io.tidemill.model.market;

/** Buy or sell; of a trade: the side of the aggressor; of a book level: BUY is a bid, SELL an ask. */
public enum Side {
    /** Buy, bid. */
    BUY,
    /** Sell, ask. */
    SELL;

    private static final Side[] VALUES = values();

    /** The side with this ordinal. <b>Cost:</b> no allocation. */
    public static Side of(int ordinal) {
        return VALUES[ordinal];
    }

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** +1 for BUY, -1 for SELL. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
