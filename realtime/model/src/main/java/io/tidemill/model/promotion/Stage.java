package io.tidemill.model.promotion;

/** How far a parameter set may go. Left upwards by evidence, downwards by itself. */
public enum Stage {
    /** Orders are computed and journaled, not sent. */
    SHADOW,
    /** Orders are sent with a share of their size. */
    CANARY,
    /** Orders are sent in full. */
    LIVE
}
