package io.tidemill.tables;

import org.jspecify.annotations.Nullable;

/** The one failure of the lake that a caller sees: what could not be done, why, and whether trying again may help. */
public final class LakeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean retryable;

    private LakeException(String message, boolean retryable, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** The store, the catalog or the disk refused; what was there before is still there, and the same call may be made again. */
    public static LakeException retryable(String message, Throwable cause) {
        return new LakeException(message, true, cause);
    }

    /** Trying again does not help. */
    public static LakeException fatal(String message, Throwable cause) {
        return new LakeException(message, false, cause);
    }

    /** Trying again does not help; the lake holds or was told what must not be. */
    public static LakeException broken(String message) {
        return new LakeException(message, false, null);
    }

    /** Whether the same call may be made again. */
    public boolean isRetryable() {
        return retryable;
    }
}
