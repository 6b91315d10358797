package io.tidemill.kernel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What others want done when a cell is stopped or the kernel ends: cancel the jobs of a cluster, close a lake.
 *
 * <p><b>Thread:</b> any. Hooks run on a thread of the kernel, in the order in which they were added.
 */
public final class KernelHooks {
    private static final List<Runnable> ON_INTERRUPT = new CopyOnWriteArrayList<>();
    private static final List<Runnable> ON_SHUTDOWN = new CopyOnWriteArrayList<>();

    private KernelHooks() {}

    /** Runs when the user interrupts or a cell takes too long, before its thread is told; it should return within 0.2 s. */
    public static void onInterrupt(Runnable hook) {
        ON_INTERRUPT.add(hook);
    }

    /** Runs once when the kernel is shut down or restarted; it should return within 2 s. */
    public static void onShutdown(Runnable hook) {
        ON_SHUTDOWN.add(hook);
    }

    static void interrupt() {
        run(ON_INTERRUPT);
    }

    static void shutdown() {
        run(ON_SHUTDOWN);
    }

    private static void run(List<Runnable> hooks) {
        for (Runnable hook : hooks) {
            try {
                hook.run();
            } catch (RuntimeException e) {
                System.err.println("a hook of the kernel failed: " + e);
            }
        }
    }
}
