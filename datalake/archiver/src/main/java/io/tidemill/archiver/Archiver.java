package io.tidemill.archiver;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusException;
import io.tidemill.bus.Topics;
import io.tidemill.model.Clock;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeException;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import java.time.Duration;
import java.util.LinkedHashMap;
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

    private static final Map<String, SourceKind> NAMESPACES = namespaces();
    private static final int PAYLOADS_IN_TURN = 64;
    private static final long IDLE_NS = 2_000_000;
    private static final long FIRST_PAUSE_NS = 100_000_000;
    private static final long LONGEST_PAUSE_NS = 5_000_000_000L;

    private final ArchiverConfig config;
    private final ArchiveTopics bus;
    private final Clock clock;
    private final LakeWriter writer;
    private final Consumer<RuntimeException> onFailure;
    private final Thread thread;
    private final Map<String, TopicArchive> topics = new LinkedHashMap<>();
    private final Map<String, Long> rows = new TreeMap<>();
    private long payloads;
    private long commits;
    private long refusedCommits;
    private long commitDueNs;
    private long stampDueNs;
    private long discoverDueNs;
    private boolean atEnd;

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
        writer = lake.writer(config.name());
        int orphans = writer.removeOrphans();
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
            discover();
            long now = clock.nowNs();
            commitDueNs = now + config.commitEvery().toNanos();
            stampDueNs = now + config.stampEvery().toNanos();
            boolean draining = false;
            while (wish != Wish.STOP) {
                if (wish == Wish.DRAIN && !draining) {
                    draining = startDraining();
                }
                turn();
                if (draining && atEnd && isDrained()) {
                    break;
                }
            }
            commit(LakeWriter.Quiet.STAMP);
        } catch (RuntimeException e) {
            fail(e);
        } catch (Error e) {
            // a thread that dies without a word would look like one that is done
            fail(new ArchiverException("the archiver broke: " + e, e));
            throw e;
        } finally {
            publishStatus();
            closeAll();
        }
    }

    private void fail(RuntimeException e) {
        failure = e;
        LOG.error("the archiver stops; what is not committed stays on the bus", e);
        onFailure.accept(e);
    }

    private void turn() {
        long now = clock.nowNs();
        if (now >= discoverDueNs) {
            discover();
        }
        int taken = 0;
        for (TopicArchive topic : topics.values()) {
            int inTurn = 0;
            while (inTurn < PAYLOADS_IN_TURN && topic.take(now, config.instrumentWait())) {
                inTurn++;
            }
            taken += inTurn;
        }
        payloads += taken;
        atEnd = taken == 0;
        if (now >= stampDueNs) {
            commit(LakeWriter.Quiet.STAMP);
        } else if (now >= commitDueNs || writer.uncommittedRows() >= config.commitRows()) {
            commit(LakeWriter.Quiet.LEAVE);
        }
        if (taken == 0) {
            publishStatus();
            LockSupport.parkNanos(IDLE_NS);
        }
    }

    /** A bus that does not answer now may do so later: what it holds is not lost. */
    private void discover() {
        discoverDueNs = clock.nowNs() + config.discoverEvery().toNanos();
        int known = topics.size();
        try {
            NAMESPACES.forEach((namespace, kind) -> {
                for (String topic : bus.topics(namespace)) {
                    if (!topics.containsKey(topic)) {
                        topics.put(topic, new TopicArchive(topic, kind, writer, bus));
                    }
                }
            });
        } catch (BusException e) {
            LOG.warn("topics cannot be looked for now: {}", e.getMessage());
        }
        if (topics.size() > known) {
            hold();
        }
    }

    /** What the lake lacks stays on the bus beyond its retention. A bus that does not answer keeps more than it must, not less. */
    private void hold() {
        try {
            topics.values().forEach(topic -> topic.hold(config.name()));
        } catch (BusException e) {
            LOG.warn("what the lake has cannot be let go now: {}", e.getMessage());
        }
    }

    private boolean startDraining() {
        discover();
        try {
            topics.values().forEach(TopicArchive::drain);
            return true;
        } catch (BusException e) {
            LOG.warn("the end of the topics cannot be asked for now: {}", e.getMessage());
            return false;
        }
    }

    private boolean isDrained() {
        try {
            return topics.values().stream().allMatch(TopicArchive::isDrained);
        } catch (BusException e) {
            LOG.warn("the end of the topics cannot be asked for now: {}", e.getMessage());
            return false;
        }
    }

    private void commit(LakeWriter.Quiet quiet) {
        long pauseNs = FIRST_PAUSE_NS;
        for (int attempt = 1; ; attempt++) {
            try {
                Map<LakeTable, Long> committed = writer.commit(Map.of(), quiet);
                committed.forEach((table, count) -> rows.merge(table.tableName(), count, Long::sum));
                commits++;
                break;
            } catch (LakeException e) {
                refusedCommits++;
                publishStatus();
                if (!e.isRetryable() || attempt >= config.attempts()) {
                    throw e;
                }
                LOG.warn("commit refused, attempt {} of {}: {}", attempt, config.attempts(), e.getMessage());
                LockSupport.parkNanos(pauseNs);
                pauseNs = Math.min(LONGEST_PAUSE_NS, pauseNs * 2);
            }
        }
        long now = clock.nowNs();
        commitDueNs = now + config.commitEvery().toNanos();
        if (quiet == LakeWriter.Quiet.STAMP) {
            stampDueNs = now + config.stampEvery().toNanos();
        }
        hold();
        publishStatus();
    }

    private void publishStatus() {
        Map<String, Long> events = new TreeMap<>();
        long oldestMs = Long.MAX_VALUE;
        for (TopicArchive topic : topics.values()) {
            events.put(topic.topic(), topic.events());
            if (topic.publishTimeMs() > 0) {
                oldestMs = Math.min(oldestMs, topic.publishTimeMs());
            }
        }
        long lagMs = atEnd || oldestMs == Long.MAX_VALUE ? 0 : Math.max(0, clock.nowNs() / 1_000_000 - oldestMs);
        status = new ArchiverStatus(
                topics.size(), payloads, events, rows, writer.uncommittedRows(), commits, refusedCommits, lagMs);
    }

    private void closeAll() {
        try {
            writer.close();
        } finally {
            for (TopicArchive topic : topics.values()) {
                try {
                    topic.close();
                } catch (BusException e) {
                    LOG.warn("the reader of {} did not close: {}", topic.topic(), e.getMessage());
                }
            }
        }
    }

    /** Definitions first: who comes after may need them. */
    private static Map<String, SourceKind> namespaces() {
        Map<String, SourceKind> kinds = new LinkedHashMap<>();
        kinds.put(Topics.CONTROL, SourceKind.CONTROL);
        kinds.put(Topics.RAW, SourceKind.RAW);
        kinds.put(Topics.MARKET, SourceKind.MARKET);
        kinds.put(Topics.TRADE, SourceKind.TRADE);
        kinds.put(Topics.JOURNAL, SourceKind.JOURNAL);
        return kinds;
    }
}
