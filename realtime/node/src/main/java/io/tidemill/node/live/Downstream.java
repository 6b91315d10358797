package io.tidemill.node.live;

import io.tidemill.wire.MessageSink;
import java.util.function.IntSupplier;

/**
 * Who comes behind the codec, on the same thread.
 *
 * @param messages takes all that the codec says: market and order events, definitions, time
 * @param due does what waits for no frame, and says how much it was
 */
public record Downstream(MessageSink messages, IntSupplier due) {
    /** Nobody. */
    public static final Downstream NONE = new Downstream((buffer, offset, length) -> {}, () -> 0);
}
