package io.tidemill.kernel.shell;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which the code of all cells runs, so that what a library keeps for a thread (Spark's session) is there
 * in the next cell. Stopping goes in steps: interrupt; after 1 s, which libraries need to end in good order, stop the thread;
 * after 1.6 s leave it behind and take a new one for the next cell.
 *
 * <p><b>Thread:</b> {@link #call} from one thread at a time, and from the cell's own; {@link #interrupt} from any.
 */
final class CellThread {
    private static final long STOP_AFTER_NS = TimeUnit.MILLISECONDS.toNanos(1000);
    private static final long LEAVE_AFTER_NS = TimeUnit.MILLISECONDS.toNanos(1600);
    private static final long LOOK_EVERY_MS = 20;

    private final ClassLoader loader;
    private final long timeoutNs;
    private final Runnable onTimeout;
    private @Nullable Worker worker;
    private volatile @Nullable Work running;
    private volatile boolean stopAsked;

    /**
     * A thread, which starts with the first call.
     *
     * @param timeout of each call; zero for none
     * @param onTimeout runs when a call has taken too long, before its thread is interrupted
     */
    CellThread(ClassLoader loader, Duration timeout, Runnable onTimeout) {
        this.loader = loader;
        this.timeoutNs = timeout.toNanos();
        this.onTimeout = onTimeout;
    }

    /**
     * Runs the code on the cell's thread and waits for its end.
     *
     * @throws StoppedCode where it was interrupted or took too long
     * @throws Exception what the code threw
     */
    @Nullable
    Object call(Callable<@Nullable Object> code) throws Exception {
        if (Thread.currentThread() == worker) {
            return code.call();
        }
        Work work = new Work(code);
        Worker thread = liveWorker();
        running = work;
        try {
            if (stopAsked) {
                throw new StoppedCode(Why.INTERRUPTED, true);
            }
            thread.queue.add(work);
            return await(work, thread);
        } finally {
            running = null;
            StopPoint.clear();
        }
    }

    /** Begins a cell: what was asked before is forgotten. */
    void begin() {
        stopAsked = false;
    }

    /** Whether the cell was asked to end, by now: it was interrupted, or took too long. */
    boolean isStopAsked() {
        return stopAsked;
    }

    /** Asks the code that runs to end, and none to begin before the next cell. */
    void interrupt() {
        stopAsked = true;
        Work work = running;
        if (work != null && work.stopAskedNs == 0) {
            work.stopAskedNs = System.nanoTime();
            work.why = Why.INTERRUPTED;
        }
    }

    private @Nullable Object await(Work work, Worker thread) throws Exception {
        long begunNs = System.nanoTime();
        boolean interrupted = false;
        while (true) {
            try {
                Object value = work.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
                if (interrupted) {
                    throw new StoppedCode(work.why, true);
                }
                return value;
            } catch (ExecutionException e) {
                if (interrupted || e.getCause() instanceof ThreadDeath) {
                    throw new StoppedCode(work.why, true);
                }
                throw e.getCause() instanceof Exception thrown ? thrown : new Exception(e.getCause());
            } catch (TimeoutException stillRunning) {
                if (work.stopAskedNs == 0 && timeoutNs > 0 && System.nanoTime() - begunNs > timeoutNs) {
                    stopAsked = true;
                    onTimeout.run();
                    work.why = Why.TIMED_OUT;
                    work.stopAskedNs = System.nanoTime();
                }
            }
            if (!thread.isAlive()) {
                throw new StoppedCode(work.why, true);
            }
            if (work.stopAskedNs != 0) {
                if (!interrupted) {
                    thread.interrupt();
                    StopPoint.stop(thread);
                    interrupted = true;
                }
                if (escalate(work, thread) == Escalation.LEFT_BEHIND) {
                    worker = null;
                    throw new StoppedCode(work.why, false);
                }
            }
        }
    }

    private static Escalation escalate(Work work, Worker thread) {
        long waitedNs = System.nanoTime() - work.stopAskedNs;
        if (waitedNs > LEAVE_AFTER_NS) {
            return Escalation.LEFT_BEHIND;
        }
        if (waitedNs > STOP_AFTER_NS && StopChecks.jvmStopsThreads() && !work.isDone()) {
            stop(thread);
        }
        return Escalation.WAITING;
    }

    /** The one way to end a loop that asks for nothing; what it held may be half done, as the message to the user says. */
    @SuppressWarnings("deprecation")
    private static void stop(Thread thread) {
        thread.stop();
    }

    private Worker liveWorker() {
        Worker current = worker;
        if (current == null || !current.isAlive()) {
            current = new Worker(loader);
            current.start();
            worker = current;
        }
        return current;
    }

    private enum Escalation {
        WAITING,
        LEFT_BEHIND
    }

    /** Why code was stopped. */
    enum Why {
        INTERRUPTED,
        TIMED_OUT
    }

    /** Code that did not come to its own end. */
    static final class StoppedCode extends Exception {
        private static final long serialVersionUID = 1L;

        final Why why;
        final boolean ended;

        /** @param ended false where the thread did not end and was left behind */
        StoppedCode(Why why, boolean ended) {
            super(why.name());
            this.why = why;
            this.ended = ended;
        }
    }

    private static final class Work extends FutureTask<@Nullable Object> {
        private volatile long stopAskedNs;
        private volatile Why why = Why.INTERRUPTED;

        Work(Callable<@Nullable Object> code) {
            super(code);
        }
    }

    private static final class Worker extends Thread {
        private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

        Worker(ClassLoader loader) {
            super("cell");
            setDaemon(true);
            setContextClassLoader(loader);
        }

        @Override
        public void run() {
            while (true) {
                try {
                    queue.take().run();
                } catch (InterruptedException meantForWorkThatHadJustEnded) {
                    Thread.interrupted();
                }
            }
        }
    }
}
