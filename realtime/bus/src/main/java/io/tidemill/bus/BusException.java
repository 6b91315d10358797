package io.tidemill.bus;

import org.jspecify.annotations.Nullable;

/** Says what the bus could not do; the message names the topic or the address. */
public final class BusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusException(String message) {
        super(message);
    }

    BusException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
