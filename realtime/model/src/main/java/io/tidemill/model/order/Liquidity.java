package io.tidemill.model.order;

/** Whether a fill gave or took liquidity. Source: FIX 4.4 LastLiquidityInd (851). */
public enum Liquidity {
    /** Our order stood in the book. */
    MAKER,
    /** Our order took from the book. */
    TAKER;

    private static final Liquidity[] VALUES = values();

    /** The value with this ordinal. <b>Cost:</b> no allocation. */
    public static Liquidity of(int ordinal) {
        return VALUES[ordinal];
    }
}
