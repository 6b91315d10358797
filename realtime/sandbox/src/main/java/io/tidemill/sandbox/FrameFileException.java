package io.tidemill.sandbox;

import org.jspecify.annotations.Nullable;

/** A frame file that cannot be replayed; the message names file, line and reason. */
public final class FrameFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FrameFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
