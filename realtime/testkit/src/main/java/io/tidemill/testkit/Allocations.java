package io.tidemill.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what a piece of code allocates on the calling thread: hot paths must stay at 0 bytes. */
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_ROUNDS = 3;

    private Allocations() {}

    /**
     * Bytes that one run of the action allocates, after runs to warm up.
     *
     * @return the smallest of three measurements: the virtual machine itself may allocate now and then
     */
    public static long bytesOf(Runnable action) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            action.run();
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long overhead = THREADS.getCurrentThreadAllocatedBytes() - before;
            long start = THREADS.getCurrentThreadAllocatedBytes();
            action.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - start - overhead);
        }
        return Math.max(0, least);
    }
}
