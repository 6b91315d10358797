package io.tidemill.archiver;

import io.tidemill.bus.BusException;
import io.tidemill.bus.Topics;
import io.tidemill.model.Clock;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that an archiver follows, and the writer that they feed, from where the lake stood when this began. Whenever that may
 * be wrong it is closed, and another one begins.
 *
 * <p><b>Thread:</b> the archiver's.
 */
final class Following implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private static final Map<String, SourceKind> NAMESPACES = namespaces();
    private static final String INSTRUMENTS = Topics.control("instruments");
    private static final int PAYLOADS_IN_TURN = 64;

    private final ArchiverConfig config;
    private final ArchiveTopics bus;
    private final Duty duty;
    private final Clock clock;
    private final LakeWriter writer;
    private final Map<String, TopicArchive> topics = new LinkedHashMap<>();
    /** Set while the topic of instruments is another archiver's. */
    private @Nullable Definitions definitions;

    private long discoverDueNs;

    Following(ArchiverConfig config, ArchiveTopics bus, Duty duty, Clock clock, LakeWriter writer) {
        this.config = config;
        this.bus = bus;
        this.duty = duty;
        this.clock = clock;
        this.writer = writer;
    }

    /** How many topics. */
    int topics() {
        return topics.size();
    }

    /** Rows that are not yet visible. */
    long uncommittedRows() {
        return writer.uncommittedRows();
    }

    /** Events of each topic so far, from its start. */
    Map<String, Long> events() {
        Map<String, Long> events = new TreeMap<>();
        topics.values().forEach(topic -> events.put(topic.topic(), topic.events()));
        return events;
    }

    /** When the newest payload that was taken was published, of the topic that is furthest behind, ms; {@code Long.MAX_VALUE} before the first. */
    long oldestMs() {
        return topics.values().stream()
                .mapToLong(TopicArchive::publishTimeMs)
                .filter(time -> time > 0)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Takes a little of each topic, and looks for new ones when it is time; returns how many payloads. */
    int take(long nowNs) {
        if (nowNs >= discoverDueNs) {
            discover();
        }
        if (definitions != null) {
            definitions.take();
        }
        int taken = 0;
        for (TopicArchive topic : topics.values()) {
            int inTurn = 0;
            while (inTurn < PAYLOADS_IN_TURN && topic.take(nowNs, config.instrumentWait())) {
                inTurn++;
            }
            taken += inTurn;
        }
        return taken;
    }

    /** Makes all rows visible, and lets the bus go what the lake has now. */
    Map<LakeTable, Long> commit(LakeWriter.Quiet quiet) {
        Map<LakeTable, Long> rows = writer.commit(Map.of(), quiet);
        hold();
        return rows;
    }

    /** A bus that does not answer now may do so later: what it holds is not lost. */
    private void discover() {
        discoverDueNs = clock.nowNs() + config.discoverEvery().toNanos();
        int known = topics.size();
        try {
            NAMESPACES.forEach((namespace, kind) -> bus.topics(namespace).forEach(topic -> follow(topic, kind)));
        } catch (BusException e) {
            LOG.warn("topics cannot be looked for now: {}", e.getMessage());
        }
        if (topics.size() > known) {
            hold();
        }
    }

    private void follow(String topic, SourceKind kind) {
        if (duty.covers(topic)) {
            topics.computeIfAbsent(topic, name -> new TopicArchive(name, kind, writer, bus));
        } else if (topic.equals(INSTRUMENTS) && definitions == null) {
            definitions = new Definitions(topic, writer, bus);
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

    /** From now on the end is where the topics end now; false if the bus does not answer. */
    boolean startDraining() {
        discover();
        try {
            topics.values().forEach(TopicArchive::drain);
            return true;
        } catch (BusException e) {
            LOG.warn("the end of the topics cannot be asked for now: {}", e.getMessage());
            return false;
        }
    }

    /** Whether all of them are there. */
    boolean isDrained() {
        try {
            return topics.values().stream().allMatch(TopicArchive::isDrained);
        } catch (BusException e) {
            LOG.warn("the end of the topics cannot be asked for now: {}", e.getMessage());
            return false;
        }
    }

    /** Forgets what was not committed. */
    @Override
    public void close() {
        try {
            writer.close();
        } finally {
            topics.values().forEach(topic -> close(topic.topic(), topic::close));
            if (definitions != null) {
                close(INSTRUMENTS, definitions::close);
            }
        }
    }

    private static void close(String topic, Runnable reader) {
        try {
            reader.run();
        } catch (BusException e) {
            LOG.warn("the reader of {} did not close: {}", topic, e.getMessage());
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
