package io.tidemill.risk;

import io.tidemill.model.HotPath;

/**
 * Orders in a sliding window, exact: the times of the last {@code max} orders in a ring. The window is full when the oldest
 * of them still lies in it.
 */
@HotPath
final class OrderRate {
    private final long[] timesNs;
    private final long windowNs;
    private int next;
    private long counted;

    OrderRate(int max, long windowNs) {
        this.timesNs = new long[max];
        this.windowNs = windowNs;
    }

    boolean isFull(long timeNs) {
        return counted >= timesNs.length && timeNs - timesNs[next] < windowNs;
    }

    void count(long timeNs) {
        timesNs[next] = timeNs;
        next = next + 1 == timesNs.length ? 0 : next + 1;
        counted++;
    }
}
