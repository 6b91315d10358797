package io.tidemill.node.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Runs work again and again, and tells what the median round took. */
final class Rounds {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long WARM_UP_NS = 3_000_000_000L;
    private static final int FEWEST_WARM_UPS = 3;

    private Rounds() {}

    /** Work that is measured as a whole. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Wall time of the median round, ns; warm-ups come before, until the code is compiled. */
    static double medianNs(int rounds, Work work) throws Exception {
        warmUp(work);
        long[] took = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            work.run();
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        return rounds % 2 == 1 ? took[rounds / 2] : (took[rounds / 2 - 1] + took[rounds / 2]) / 2.0;
    }

    static void warmUp(Work work) throws Exception {
        long end = System.nanoTime() + WARM_UP_NS;
        int done = 0;
        while (done < FEWEST_WARM_UPS || System.nanoTime() - end < 0) {
            work.run();
            done++;
        }
    }

    /** Bytes that this thread allocates in one run of warm work, without those of the measuring itself. */
    static long allocatedBytes(Work work) throws Exception {
        long empty = THREADS.getCurrentThreadAllocatedBytes();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return Math.max(0, THREADS.getCurrentThreadAllocatedBytes() - before - (before - empty));
    }

    /** CPU time of this process so far, all threads, ns. */
    static long processCpuNs() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
