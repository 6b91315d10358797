package io.tidemill.archiver;

import java.time.Duration;

/**
 * How the archiver works.
 *
 * @param name of the writer in the lake; only one archiver of a name runs at a time, unless its topics are shared
 *     ({@code archive.name})
 * @param shares into how many shares the topics are divided among the archivers of the name; 1: there is one archiver, and it has
 *     all of them. The same for all, and for good ({@code archive.shares})
 * @param replica tells the archivers of the name apart where they share, and stays the same through restarts; empty where
 *     there is one ({@code archive.replica})
 * @param commitEvery how long rows wait to become visible ({@code archive.commit-every})
 * @param commitRows how many rows make a commit due before that ({@code archive.commit-rows})
 * @param stampEvery how often tables without new rows get the positions too, which bounds what a restart reads again
 *     ({@code archive.stamp-every})
 * @param discoverEvery how often new topics are looked for ({@code archive.discover-every})
 * @param instrumentWait how long events wait for the definition of their instrument ({@code archive.instrument-wait})
 * @param attempts how often a commit that the lake refuses is tried, with growing pauses, before the archiver fails
 *     ({@code archive.attempts})
 */
public record ArchiverConfig(
        String name,
        int shares,
        String replica,
        Duration commitEvery,
        long commitRows,
        Duration stampEvery,
        Duration discoverEvery,
        Duration instrumentWait,
        int attempts) {
    /** Each is a partition on the bus. */
    public static final int MAX_SHARES = 256;

    /** Checks. */
    public ArchiverConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("archive.name must not be empty");
        }
        if (shares < 1 || shares > MAX_SHARES) {
            throw new IllegalArgumentException("archive.shares must be 1 to " + MAX_SHARES + ", was " + shares);
        }
        if (replica.isBlank() != (shares == 1)) {
            throw new IllegalArgumentException(
                    "archive.replica must be given where archivers share their topics, and only there: archive.shares is "
                            + shares + ", archive.replica '" + replica + "'");
        }
        requirePositive("archive.commit-every", commitEvery);
        requirePositive("archive.stamp-every", stampEvery);
        requirePositive("archive.discover-every", discoverEvery);
        requirePositive("archive.instrument-wait", instrumentWait);
        if (commitRows < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "archive.commit-rows and archive.attempts must be > 0, were " + commitRows + " and " + attempts);
        }
    }

    /** What suits a node that commits every few seconds. */
    public static ArchiverConfig defaults() {
        return new ArchiverConfig(
                "archiver",
                1,
                "",
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
                name, shares, replica, newCommitEvery, commitRows, stampEvery, discoverEvery, instrumentWait, attempts);
    }

    /** The same as one of several. */
    public ArchiverConfig sharing(int newShares, String newReplica) {
        return new ArchiverConfig(
                name,
                newShares,
                newReplica,
                commitEvery,
                commitRows,
                stampEvery,
                discoverEvery,
                instrumentWait,
                attempts);
    }

    /** The name of the writer in the lake: each archiver has its own. */
    String writer() {
        return replica.isEmpty() ? name : name + "-" + replica;
    }

    private static void requirePositive(String key, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(key + " must be > 0, was " + duration);
        }
    }
}
