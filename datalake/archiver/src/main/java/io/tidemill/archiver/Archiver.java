package io.tidemill.archiver;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusException;
import io.tidemill.model.Clock;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeException;
import io.tidemill.tables.LakeWriter;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every topic of the bus into the lake, each event exactly once, also when it, the broker or the object store is killed
 * at any moment: the positions of the topics are committed in the same snapshots as the rows, and a start goes on from there.
 *
 * <pre>
 *   raw/* market/* trade/* control/* journal/* ─► TopicArchive (one a topic) ─► LakeWriter ─commit─► tables
 *                                                     ▲                                                │
 *                                                     └──────── positions of the last commit ◄─────────┘
 * </pre>
 *
 * <p>Several may divide the topics among themselves ({@link ArchiverConfig#shares}). When one comes or goes, each whose topics change
 * commits, waits until the deal is settled, and begins again from the lake. That two may believe for a moment to have a topic does
 * no harm: a commit whose positions are not where its writer left them is refused, and that writer begins again.
 *
 * <p>The bus holds for the archiver all that the lake does not have, whatever its age: an archiver that was away for longer than the
 * bus's retention loses nothing.
 *
 * <p>A commit that the lake refuses is tried again with growing pauses; meanwhile nothing is read, and the bus keeps what
 * comes. When it is refused for good the archiver fails and says so; no position moved.
 *
 * <p><b>Thread:</b> has its own; the public methods may be called by any.
 */
public final class Archiver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Archiver.class);

    /** For how long nothing must have changed before topics are taken over: their last owner commits meanwhile. */
    private static final long SETTLE_NS = 2_000_000_000;

    private static final long IDLE_NS = 2_000_000;
    private static final long FIRST_PAUSE_NS = 100_000_000;
    private static final long LONGEST_PAUSE_NS = 5_000_000_000L;

    private final ArchiverConfig config;
    private final ArchiveTopics bus;
    private final Clock clock;
    private final Lake lake;
    private final Duty duty;
    private final Consumer<RuntimeException> onFailure;
    private final Thread thread;
    private final Map<String, Long> rows = new TreeMap<>();
    private long payloads;
    private long commits;
    private long refusedCommits;
    private long commitDueNs;
    private long stampDueNs;
    private long beginDueNs;
    private long dutyChanges;
    private int overtaken;
    private boolean atEnd;
    private boolean isDraining;
    private boolean isDone;
    /** Null while it is not clear who has which topics. */
    private @Nullable Following following;

    private volatile ArchiverStatus status = new ArchiverStatus(0, 0, Map.of(), Map.of(), 0, 0, 0, 0);
    private volatile Wish wish = Wish.GO_ON;
    private volatile @Nullable RuntimeException failure;

    private enum Wish {
        GO_ON,
        DRAIN,
        STOP
    }

    Archiver(ArchiverConfig config, ArchiveTopics bus, Lake lake, Clock clock, Consumer<RuntimeException> onFailure) {
        this.config = config;
        this.bus = bus;
        this.clock = clock;
        this.onFailure = onFailure;
        this.lake = lake;
        duty = bus.duty(config);
        // nobody else has the name now
        int orphans = lake.writer(config.writer()).removeOrphans();
        if (orphans > 0) {
            LOG.info("{} files of an archiver that was killed before its commit were removed", orphans);
        }
        thread = new Thread(this::run, "tidemill-archiver");
    }

    /**
     * Starts to follow the bus from where the lake stands.
     *
     * @param lake stays open until after {@link #close}
     * @param onFailure is told once, by the archiver's thread, if it fails for good
     * @throws LakeException if the lake refuses
     * @throws BusException if another archiver has its name, or its group another number of shares
     */
    public static Archiver start(
            ArchiverConfig config, Bus bus, Lake lake, Clock clock, Consumer<RuntimeException> onFailure) {
        return start(config, ArchiveTopics.of(bus), lake, clock, onFailure);
    }

    static Archiver start(
            ArchiverConfig config, ArchiveTopics bus, Lake lake, Clock clock, Consumer<RuntimeException> onFailure) {
        Archiver archiver = new Archiver(config, bus, lake, clock, onFailure);
        archiver.thread.start();
        return archiver;
    }

    /** How it stands; some milliseconds old. */
    public ArchiverStatus status() {
        return status;
    }

    /** Why it failed; null while it has not. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    /**
     * Takes everything that was published until now, commits, and ends.
     *
     * @return the status at the end
     * @throws ArchiverException if it failed, or did not get there in time: then what is missing stays on the bus
     */
    public ArchiverStatus drainAndClose(Duration timeout) {
        wish = Wish.DRAIN;
        end(timeout);
        return status;
    }

    /** Commits what was taken, and ends. What was not taken stays on the bus. */
    @Override
    public void close() {
        wish = Wish.STOP;
        end(Duration.ofMinutes(1));
    }

    private void end(Duration timeout) {
        try {
            thread.join(timeout.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiverException("interrupted while waiting for the archiver to end", e);
        }
        if (thread.isAlive()) {
            wish = Wish.STOP;
            throw new ArchiverException(
                    "the archiver did not get to the end of the bus in " + timeout + "; it stands at " + status, null);
        }
        RuntimeException cause = failure;
        if (cause != null) {
            throw new ArchiverException("the archiver failed: " + cause.getMessage(), cause);
        }
    }

    private void run() {
        try {
            while (wish != Wish.STOP && !isDone) {
                turn(clock.nowNs());
            }
            if (following != null) {
                commit(LakeWriter.Quiet.STAMP);
            }
        } catch (RuntimeException e) {
            fail(e);
        } catch (Error e) {
            // a thread that dies without a word would look like one that is done
            fail(new ArchiverException("the archiver broke: " + e, e));
            throw e;
        } finally {
            publishStatus();
            stopFollowing();
            giveBack();
        }
    }

    private void fail(RuntimeException e) {
        failure = e;
        LOG.error("the archiver stops; what is not committed stays on the bus", e);
        onFailure.accept(e);
    }

    private void turn(long now) {
        if (duty.changes() != dutyChanges) {
            handOver(now);
        }
        if (following == null && now >= beginDueNs) {
            begin(now);
        }
        int taken = following == null ? 0 : work(following, now);
        if (taken == 0) {
            publishStatus();
            LockSupport.parkNanos(IDLE_NS);
        }
    }

    private int work(Following current, long now) {
        if (wish == Wish.DRAIN && !isDraining) {
            isDraining = current.startDraining();
        }
        int taken = current.take(now);
        payloads += taken;
        atEnd = taken == 0;
        if (now >= stampDueNs) {
            commit(LakeWriter.Quiet.STAMP);
        } else if (now >= commitDueNs || current.uncommittedRows() >= config.commitRows()) {
            commit(LakeWriter.Quiet.LEAVE);
        }
        isDone = isDraining && atEnd && following == current && current.isDrained();
        return taken;
    }

    private void begin(long now) {
        following = new Following(config, bus, duty, clock, lake.writer(config.writer()));
        isDraining = false;
        commitDueNs = now + config.commitEvery().toNanos();
        stampDueNs = now + config.stampEvery().toNanos();
    }

    /** Who gets a share of this one's is to find in the lake what this one took of it, and the other way round. */
    private void handOver(long now) {
        dutyChanges = duty.changes();
        if (following != null) {
            commit(LakeWriter.Quiet.STAMP);
            stopFollowing();
        }
        beginDueNs = now + SETTLE_NS;
        publishStatus();
    }

    private void commit(LakeWriter.Quiet quiet) {
        long pauseNs = FIRST_PAUSE_NS;
        for (int attempt = 1; following != null; attempt++) {
            try {
                following.commit(quiet).forEach((table, count) -> rows.merge(table.tableName(), count, Long::sum));
                commits++;
                overtaken = 0;
                break;
            } catch (LakeException e) {
                refusedCommits++;
                publishStatus();
                if (config.shares() > 1 && e.remedy() == LakeException.Remedy.NEW_WRITER) {
                    giveWay(e);
                } else if (!e.isRetryable() || attempt >= config.attempts()) {
                    throw e;
                } else {
                    LOG.warn("commit refused, attempt {} of {}: {}", attempt, config.attempts(), e.getMessage());
                    LockSupport.parkNanos(pauseNs);
                    pauseNs = Math.min(LONGEST_PAUSE_NS, pauseNs * 2);
                }
            }
        }
        long now = clock.nowNs();
        commitDueNs = now + config.commitEvery().toNanos();
        if (quiet == LakeWriter.Quiet.STAMP) {
            stampDueNs = now + config.stampEvery().toNanos();
        }
        publishStatus();
    }

    /** Two believed to have a share, and the other one's commit came first: its rows stand, and ours of that share come from the bus again. */
    private void giveWay(LakeException cause) {
        if (++overtaken > config.attempts()) {
            throw cause;
        }
        LOG.info("{}; going on from where the lake stands", cause.getMessage());
        stopFollowing();
        beginDueNs = clock.nowNs() + SETTLE_NS;
    }

    private void stopFollowing() {
        if (following != null) {
            following.close();
            following = null;
        }
    }

    private void giveBack() {
        try {
            duty.close();
        } catch (BusException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private void publishStatus() {
        Following now = following;
        long oldestMs = now == null ? Long.MAX_VALUE : now.oldestMs();
        long lagMs = atEnd || oldestMs == Long.MAX_VALUE ? 0 : Math.max(0, clock.nowNs() / 1_000_000 - oldestMs);
        status = new ArchiverStatus(
                now == null ? 0 : now.topics(),
                payloads,
                now == null ? Map.of() : now.events(),
                rows,
                now == null ? 0 : now.uncommittedRows(),
                commits,
                refusedCommits,
                lagMs);
    }
}
