package io.tidemill.node.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish that a command which runs until it is stopped ends: SIGINT (Ctrl-C), SIGTERM or SIGHUP. The command then closes what it
 * runs, on its own thread and in its own order, and ends with its own code: being stopped is what it waits for. A second signal, more
 * than a moment after the first, ends the process at once with 128 + its number.
 *
 * <p><b>Thread:</b> the one of the command.
 */
final class Stop implements AutoCloseable {
    private static final long LOOK_MS = 200;
    /** One wish may come twice, to the process and to its group. */
    private static final long ONE_WISH_NS = TimeUnit.SECONDS.toNanos(1);

    private static final int SIGNAL_CODES = 128;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final Signals signals;
    private long askedNs;

    private Stop() {
        signals = new Signals(this::signalled);
    }

    /** From now on a signal is a wish. */
    static Stop onSignal() {
        return new Stop();
    }

    /** Waits a little; true once the wish has come. */
    boolean await() throws InterruptedException {
        return asked.await(LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /** Whether the wish has come. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Signals end the process again. To be closed after everything else. */
    @Override
    public void close() {
        signals.close();
    }

    private synchronized void signalled(int signal) {
        long nowNs = System.nanoTime();
        if (!isAsked()) {
            askedNs = nowNs;
            asked.countDown();
        } else if (nowNs - askedNs > ONE_WISH_NS) {
            Runtime.getRuntime().halt(SIGNAL_CODES + signal);
        }
    }
}
