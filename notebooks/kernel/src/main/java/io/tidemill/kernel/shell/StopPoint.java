package io.tidemill.kernel.shell;

import org.jspecify.annotations.Nullable;

/**
 * Where the code of a cell asks whether it should go on; called by the checks of {@link StopChecks} alone.
 *
 * <p><b>Thread:</b> any.
 */
public final class StopPoint {
    static final String INTERNAL_NAME = "io/tidemill/kernel/shell/StopPoint";

    private static volatile @Nullable Thread toStop;

    private StopPoint() {}

    /**
     * Returns at once, unless the calling thread is to stop.
     *
     * @throws Stopped on the thread that is to stop
     */
    public static void pass() {
        if (toStop != null && toStop == Thread.currentThread()) {
            throw new Stopped();
        }
    }

    static void stop(Thread thread) {
        toStop = thread;
    }

    static void clear() {
        toStop = null;
    }

    /** Ends the code of a cell; an error, so that {@code catch (Exception e)} of a cell does not hold it up. */
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
