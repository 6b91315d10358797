package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import java.util.Arrays;

/**
 * Keeps receive time minus event time of the newest messages of a stream.
 *
 * <p><b>Thread:</b> one thread adds. <b>Cost:</b> adding is one store; {@link #skew} sorts a copy.
 */
@HotPath
public final class SkewMeter {
    private static final int WINDOW = 1024;

    private final long[] differences = new long[WINDOW];
    private long samples;

    /** A meter that has seen nothing. */
    public SkewMeter() {}

    /** Takes the times of one message, ns since 1970 UTC. */
    public void add(long eventTimeNs, long receiveTimeNs) {
        differences[(int) (samples++ & (WINDOW - 1))] = receiveTimeNs - eventTimeNs;
    }

    /** The figures of the window. */
    public ClockSkew skew() {
        int count = (int) Math.min(samples, WINDOW);
        if (count == 0) {
            return new ClockSkew(0, 0, 0);
        }
        long[] sorted = Arrays.copyOf(differences, count);
        Arrays.sort(sorted);
        return new ClockSkew(count, sorted[0], sorted[count / 2]);
    }
}
