package io.tidemill.node.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the signal that ends a command which runs until it is stopped (SIGTERM, SIGINT), and sees to it that what the command
 * runs is closed before the process ends, with exit code 0: being stopped is what it waits for.
 *
 * <p><b>Thread:</b> the one of the command.
 */
final class Stop implements AutoCloseable {
    private static final long LOOK_MS = 200;
    private static final long CLOSE_SECONDS = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AutoCloseable open;

    private Stop(AutoCloseable open) {
        this.open = open;
    }

    /** From now on the signal ends this, and {@link #close} closes it. */
    static Stop closing(AutoCloseable open) {
        Stop stop = new Stop(open);
        Runtime.getRuntime().addShutdownHook(new Thread(stop::signalled, "stop"));
        return stop;
    }

    /** Waits a little; true once the signal has come. */
    boolean await() throws InterruptedException {
        return asked.await(LOOK_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        try {
            open.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("could not be closed: " + e.getMessage(), e);
        } finally {
            closed.countDown();
        }
    }

    private void signalled() {
        if (closed.getCount() == 0) {
            // the command ended by itself, with a code of its own
            return;
        }
        asked.countDown();
        try {
            // a code of its own, because that of a killed process would say that something was cut off
            Runtime.getRuntime().halt(closed.await(CLOSE_SECONDS, TimeUnit.SECONDS) ? Failures.DONE : Failures.MISSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
