package io.tidemill.node.platform;

import org.jspecify.annotations.Nullable;

/** Says that nothing runs on a data folder; the message names the folder and how that is known. */
public final class NotRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With this message, and its cause where there is one. */
    public NotRunningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
