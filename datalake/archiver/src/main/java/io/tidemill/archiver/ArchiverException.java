package io.tidemill.archiver;

import org.jspecify.annotations.Nullable;

/** The archiver or the object store cannot go on; the message says what and why. */
public final class ArchiverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ArchiverException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
