package io.tidemill.model.market;

/** What a book delta does. */
public enum BookAction {
    /** The level now has this size; it may be new. */
    SET,
    /** The level is gone. */
    DELETE,
    /** Both sides are empty from here on; side, price and size carry nothing. Begins a snapshot. */
    CLEAR;

    private static final BookAction[] VALUES = values();

    /** The action with this ordinal. <b>Cost:</b> no allocation. */
    public static BookAction of(int ordinal) {
        return VALUES[ordinal];
    }
}
