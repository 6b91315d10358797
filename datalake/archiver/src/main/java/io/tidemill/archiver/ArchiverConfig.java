package io.tidemill.archiver;

import java.time.Duration;

/**
 * How the archiver works.
 *
 * @param name of the writer in the lake; only one archiver of a name runs at a time ({@code archiver.name})
 * @param commitEvery how long rows wait to become visible ({@code archiver.commit-every})
 * @param commitRows how many rows make a commit due before that ({@code archiver.commit-rows})
 * @param stampEvery how often tables without new rows get the positions too, which bounds what a restart reads again
 *     ({@code archiver.stamp-every})
 * @param discoverEvery how often new topics are looked for ({@code archiver.discover-every})
 * @param instrumentWait how long events wait for the definition of their instrument ({@code archiver.instrument-wait})
 * @param attempts how often a commit that the lake refuses is tried, with growing pauses, before the archiver fails
 *     ({@code archiver.attempts})
 */
public record ArchiverConfig(
        String name,
        Duration commitEvery,
        long commitRows,
        Duration stampEvery,
        Duration discoverEvery,
        Duration instrumentWait,
        int attempts) {
    /** Checks. */
    public ArchiverConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("archiver.name must not be empty");
        }
        requirePositive("archiver.commit-every", commitEvery);
        requirePositive("archiver.stamp-every", stampEvery);
        requirePositive("archiver.discover-every", discoverEvery);
        requirePositive("archiver.instrument-wait", instrumentWait);
        if (commitRows < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "archiver.commit-rows and archiver.attempts must be > 0, were " + commitRows + " and " + attempts);
        }
    }

    /** What suits a node that commits every few seconds. */
    public static ArchiverConfig defaults() {
        return new ArchiverConfig(
                "archiver",
                Duration.ofSeconds(5),
                2_000_000,
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                8);
    }

    /** The same with another time between commits. */
    public ArchiverConfig withCommitEvery(Duration newCommitEvery) {
        return new ArchiverConfig(
                name, newCommitEvery, commitRows, stampEvery, discoverEvery, instrumentWait, attempts);
    }

    private static void requirePositive(String key, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(key + " must be > 0, was " + duration);
        }
    }
}
