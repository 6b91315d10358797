package io.tidemill.node.platform;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was opened one after the other, closed in the reverse order; a failure of one keeps none of the others open.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Nothing. */
    public Parts() {}

    /** Adds a part that is open, and gives it back. */
    public <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Closes all after a failure, which gets theirs as suppressed ones. */
    public void closeAfter(Exception cause) {
        try {
            close();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** Closes all; a second call does nothing. */
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                RuntimeException wrapped =
                        e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
                if (failure == null) {
                    failure = wrapped;
                } else {
                    failure.addSuppressed(wrapped);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
