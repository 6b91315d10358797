package io.tidemill.backtester;

import io.tidemill.model.HotPath;

/**
 * The last {@value #KEPT} changes of one mid, to look up what it was when a fill happened that is heard of later.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
@HotPath
final class MidHistory {
    /** So many changes are kept. */
    static final int KEPT = 4096;

    private final long[] timeNs = new long[KEPT];
    private final double[] mids = new double[KEPT];
    private long changes;

    /** The mid is this from here on. */
    void change(long changeTimeNs, double mid) {
        int at = (int) changes & (KEPT - 1);
        timeNs[at] = changeTimeNs;
        mids[at] = mid;
        changes++;
    }

    /** The mid now; NaN before the first. */
    double last() {
        return changes == 0 ? Double.NaN : mids[(int) (changes - 1) & (KEPT - 1)];
    }

    /** The mid at a time, changes of that time included; NaN if it is not known or not kept any more. */
    double at(long whenNs) {
        long oldest = Math.max(0, changes - KEPT);
        for (long change = changes - 1; change >= oldest; change--) {
            int at = (int) change & (KEPT - 1);
            if (timeNs[at] <= whenNs) {
                return mids[at];
            }
        }
        return Double.NaN;
    }
}
