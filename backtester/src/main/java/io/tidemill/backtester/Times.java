package io.tidemill.backtester;

import java.time.Instant;

/** Times in ns since 1970 UTC as text and back. */
final class Times {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private Times() {}

    /** ISO 8601 in UTC. */
    static String text(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND))
                .toString();
    }
}
