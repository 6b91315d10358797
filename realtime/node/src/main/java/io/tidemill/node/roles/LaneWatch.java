package io.tidemill.node.roles;

/**
 * When a lane was last heard, and how old that was. A lane whose newest sign of life was old when it was read is as good as silent.
 *
 * <p><b>Thread:</b> the stage's; {@link #ageNs} may be asked by any.
 */
final class LaneWatch {
    private final long patienceNs;
    private boolean isHeard;
    private long freshNs;
    private volatile long ageNs;

    /** A lane that was never heard. */
    LaneWatch(long patienceNs) {
        this.patienceNs = patienceNs;
    }

    /** A sign of life that was written at that time. */
    void heard(long writtenNs, long nowNs) {
        ageNs = Math.max(0, nowNs - writtenNs);
        if (ageNs <= patienceNs) {
            isHeard = true;
            freshNs = nowNs;
        }
    }

    /** Whether it was heard lately. */
    boolean isAlive(long nowNs) {
        return isHeard && nowNs - freshNs <= patienceNs;
    }

    /** How old the newest sign of life was when it was read, ns. */
    long ageNs() {
        return ageNs;
    }
}
