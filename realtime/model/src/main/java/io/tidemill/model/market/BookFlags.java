package io.tidemill.model.market;

/** Bits of the {@code flags} of a book delta. */
public final class BookFlags {
    /** The last delta of its batch: the book is whole again and may be read. */
    public static final int LAST = 1;

    /** The delta belongs to a snapshot, which begins with CLEAR. */
    public static final int SNAPSHOT = 1 << 1;

    private BookFlags() {}

    /** Whether the batch ends here. */
    public static boolean isLast(int flags) {
        return (flags & LAST) != 0;
    }

    /** Whether the delta belongs to a snapshot. */
    public static boolean isSnapshot(int flags) {
        return (flags & SNAPSHOT) != 0;
    }
}
