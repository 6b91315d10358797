package io.tidemill.rulebreakers.connectors.alpha;

/** A clock at an edge: allowed. */
final class ReadsTheClock {
    private ReadsTheClock() {}

    static long nowMs() {
        return System.currentTimeMillis();
    }
}
