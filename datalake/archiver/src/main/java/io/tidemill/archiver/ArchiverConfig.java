package io.tidemill.archiver;

import java.time.Duration;

/**
 * How the archiver works.
 *
 * @param name of the writer in the lake; only one archiver of a name runs at a time, unless its topics are shared
 * @param shares into how many shares the topics are divided among the archivers of the name; 1: there is one archiver, and it has
 *     all of them. The same for all, and for good ({@code archive.shares})
 * @param replica tells the archivers of the name apart where they share, and stays the same through restarts; empty where
 *     there is one ({@code archive.replica})
 * @param commitEvery how long rows wait to become visible ({@code archive.commit-every})
 * @param commitRows how many rows make a commit due before that
 * @param stampEvery how often tables without new rows get the positions too, which bounds what a restart reads again
 * @param discoverEvery how often new topics are looked for
 * @param instrumentWait how long events wait for the definition of their instrument
 * @param attempts how often a commit that the lake refuses is tried, with growing pauses, before the archiver fails
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
            throw new IllegalArgumentException("name of an archiver must not be empty");
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
        requirePositive("stampEvery of an archiver", stampEvery);
        requirePositive("discoverEvery of an archiver", discoverEvery);
        requirePositive("instrumentWait of an archiver", instrumentWait);
        if (commitRows < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "commitRows and attempts of an archiver must be > 0, were " + commitRows + " and " + attempts);
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

    private static void requirePositive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " must be > 0, was " + duration);
        }
    }
}
