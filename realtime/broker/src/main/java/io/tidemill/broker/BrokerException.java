package io.tidemill.broker;

import org.jspecify.annotations.Nullable;

/** Says why a broker could not be started or asked; the message names the port, folder or file. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerException(String message) {
        super(message);
    }

    BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
