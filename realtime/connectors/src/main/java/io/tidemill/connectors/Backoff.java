package io.tidemill.connectors;

import java.util.SplittableRandom;

/**
 * How long to wait before trying again: doubled with each failure up to a limit, and drawn from the upper half of that, so that
 * many clients do not come back at once.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class Backoff {
    private final int minMs;
    private final int maxMs;
    private final SplittableRandom random;
    private int failures;

    /** A backoff between these limits, with its own seeded source of chance. */
    public Backoff(int minMs, int maxMs, long seed) {
        this.minMs = minMs;
        this.maxMs = maxMs;
        random = new SplittableRandom(seed);
    }

    /** The next wait, ms. */
    public long nextMs() {
        long full = Math.min(maxMs, (long) minMs << Math.min(failures++, 30));
        return Math.max(1, full / 2 + random.nextLong(full / 2 + 1));
    }

    /** It worked: the next wait is short again. */
    public void reset() {
        failures = 0;
    }
}
