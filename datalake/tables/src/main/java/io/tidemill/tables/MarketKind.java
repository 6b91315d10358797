package io.tidemill.tables;

/** The kinds of market events that the lake keeps. */
public enum MarketKind {
    /** Changes of the book. */
    BOOK_DELTA(LakeTable.BOOK_DELTAS),
    /** Best bid and ask. */
    QUOTE(LakeTable.QUOTES),
    /** Anonymous matches. */
    TRADE(LakeTable.TRADES),
    /** Breaks in what is known. */
    GAP(LakeTable.GAPS);

    private final LakeTable table;

    MarketKind(LakeTable table) {
        this.table = table;
    }

    /** The table that holds them. */
    public LakeTable table() {
        return table;
    }
}
