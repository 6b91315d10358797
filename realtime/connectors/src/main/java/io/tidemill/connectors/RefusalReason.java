package io.tidemill.connectors;

/** Why a codec refused a frame. Each name is also the label of a metric. */
public enum RefusalReason {
    /** Not the JSON that the venue documents: garbled, cut off, a field missing or of another type. */
    UNPARSABLE,
    /** A price that is no whole number of ticks, or not above 0. */
    PRICE_OFF_TICK,
    /** A size that is no whole number of lots, or negative. */
    SIZE_OFF_LOT,
    /** A price or size beyond 2^53 of its smallest decimal. */
    TOO_LARGE,
    /** An instrument that is not known, or two different ones in one frame. */
    UNKNOWN_INSTRUMENT
}
