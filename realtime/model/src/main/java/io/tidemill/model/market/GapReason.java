package io.tidemill.model.market;

/** Why a book is not to be trusted until its next snapshot. */
public enum GapReason {
    /** The venue's sequence jumped. */
    SEQUENCE,
    /** A checksum did not match. */
    CHECKSUM,
    /** The connection was lost. */
    DISCONNECTED,
    /** Nothing came for too long. */
    STALE,
    /** A message could not be decoded, or held a value off the step or beyond what fits. */
    BAD_DATA;

    private static final GapReason[] VALUES = values();

    /** The reason with this ordinal. <b>Cost:</b> no allocation. */
    public static GapReason of(int ordinal) {
        return VALUES[ordinal];
    }
}
