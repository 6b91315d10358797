package io.tidemill.model.frame;

/** Where a raw frame came from. Together these are everything from outside that an engine's behaviour depends on. */
public enum FrameChannel {
    /** A message of a public market stream. */
    PUBLIC_STREAM,
    /** A message of the private account stream. */
    PRIVATE_STREAM,
    /** A reply to one of our requests; {@code context} says to which. */
    REPLY,
    /** A request that got no usable reply: connection lost or timed out; {@code context} says which. */
    NO_REPLY,
    /** A stream was opened; {@code context} names it. */
    CONNECTED,
    /** A stream was lost; {@code context} names it, the bytes say why. */
    DISCONNECTED,
    /** The node's clock, at fixed intervals: time passes for the engine even when no venue speaks. No bytes. */
    CLOCK,
    /** A control record from the bus (promotion, halt, resume), as its wire bytes. */
    CONTROL;

    private static final FrameChannel[] VALUES = values();

    /** The channel with this ordinal. <b>Cost:</b> no allocation. */
    public static FrameChannel of(int ordinal) {
        return VALUES[ordinal];
    }
}
