package io.tidemill.tables;

import org.jspecify.annotations.Nullable;

/** The one failure of the lake that a caller sees: what could not be done, why, and whether trying again may help. */
public final class LakeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Remedy remedy;

    /** What may help. */
    public enum Remedy {
        /** The same call, later. */
        SAME_CALL,
        /** A new writer, which begins where the lake stands: another one has gone on with a source. */
        NEW_WRITER,
        /** Nothing that a program could do. */
        NONE
    }

    private LakeException(String message, Remedy remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** The store, the catalog or the disk refused; what was there before is still there, and the same call may be made again. */
    public static LakeException retryable(String message, Throwable cause) {
        return new LakeException(message, Remedy.SAME_CALL, cause);
    }

    /** Another writer has gone on with a source since this one began; nothing of this one's rows is visible that was not before. */
    static LakeException overtaken(String message, Throwable cause) {
        return new LakeException(message, Remedy.NEW_WRITER, cause);
    }

    /** Trying again does not help. */
    public static LakeException fatal(String message, Throwable cause) {
        return new LakeException(message, Remedy.NONE, cause);
    }

    /** Trying again does not help; the lake holds or was told what must not be. */
    public static LakeException broken(String message) {
        return new LakeException(message, Remedy.NONE, null);
    }

    /** Whether the same call may be made again. */
    public boolean isRetryable() {
        return remedy == Remedy.SAME_CALL;
    }

    /** What may help. */
    public Remedy remedy() {
        return remedy;
    }
}
