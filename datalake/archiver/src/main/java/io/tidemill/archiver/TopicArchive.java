package io.tidemill.archiver;

import io.tidemill.bus.BusPosition;
import io.tidemill.bus.Payload;
import io.tidemill.bus.Topics;
import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import io.tidemill.tables.UnknownInstrumentException;
import io.tidemill.wire.Json;
import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.WireReader;
import java.time.Duration;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One topic on its way into the lake. A payload goes in whole or not at all; one that has events of an instrument whose
 * definition has not come yet is kept and tried again.
 *
 * <p><b>Thread:</b> the archiver's.
 */
final class TopicArchive implements AutoCloseable {
    private static final Duration NO_WAIT = Duration.ZERO;

    private final String topic;
    private final LakeSource source;
    private final ArchiveTopics topics;
    private final ArchiveTopics.Feed feed;
    private final WireReader decoder = new WireReader();
    private BusPosition last;
    private @Nullable BusPosition held;
    private @Nullable BusPosition drainTo;
    private @Nullable Payload kept;
    private long keptSinceNs;
    private long journalRecords;
    private long publishTimeMs;

    TopicArchive(String topic, SourceKind kind, LakeWriter writer, ArchiveTopics topics) {
        this.topic = topic;
        this.topics = topics;
        source = writer.source(kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + Topics.name(topic), kind);
        String place = source.resumePosition();
        last = position(place);
        journalRecords = kind == SourceKind.JOURNAL && !place.isEmpty() ? Long.parseLong(secondWord(place)) : 0;
        feed = topics.open(topic, last);
        decoder.market(source.market())
                .orders(source.orders())
                .commands(source.commands())
                .notes(source.notes())
                .frames(source.frames())
                .control(new ControlRows());
    }

    String topic() {
        return topic;
    }

    /** Events of the topic so far, from its start. */
    long events() {
        return source.events();
    }

    /** When the last payload that was taken was published, ms since 1970 UTC; 0 before the first. */
    long publishTimeMs() {
        return publishTimeMs;
    }

    /**
     * Takes the next payload, if there is one.
     *
     * @param nowNs for the patience with a missing definition
     * @return whether something was taken
     * @throws ArchiverException if the payload cannot be decoded, or its instrument stays unknown
     */
    boolean take(long nowNs, Duration patience) {
        Payload payload = kept == null ? feed.poll(NO_WAIT) : kept;
        if (payload == null) {
            return false;
        }
        source.mark();
        try {
            decode(payload);
        } catch (UnknownInstrumentException e) {
            source.rollBack();
            keep(payload, nowNs, patience, e);
            return false;
        } catch (RuntimeException e) {
            source.rollBack();
            throw new ArchiverException(
                    "payload " + payload.position() + " of " + topic + " cannot be archived: " + e.getMessage(), e);
        }
        kept = null;
        last = payload.position();
        publishTimeMs = payload.publishTimeMs();
        source.position(source.kind() == SourceKind.JOURNAL ? last.text() + " " + journalRecords : last.text());
        return true;
    }

    /**
     * Has the bus keep what the lake does not have for good, however long that takes: all behind the place from which a start now
     * would go on.
     *
     * @param holder the name of the archiver
     */
    void hold(String holder) {
        BusPosition committed = position(source.committedPosition());
        if (!committed.equals(held)) {
            topics.hold(topic, holder, committed);
            held = committed;
        }
    }

    /** Everything that was published until now is to be taken before the archiver ends. */
    void drain() {
        drainTo = feed.end();
    }

    /** Whether that was taken. */
    boolean isDrained() {
        BusPosition target = drainTo;
        return target != null && kept == null && (last.compareTo(target) >= 0 || feed.hasReachedEnd());
    }

    @Override
    public void close() {
        feed.close();
    }

    private void decode(Payload payload) {
        UnsafeBuffer bytes = new UnsafeBuffer(payload.bytes());
        switch (source.kind()) {
            case CONTROL -> {
                // a message without bytes takes a key away: nothing to archive
                if (bytes.capacity() > 0) {
                    decoder.message(bytes, 0, bytes.capacity());
                }
            }
            case JOURNAL -> {
                int records = MessageBatch.forEach(bytes, 0, bytes.capacity(), (buffer, offset, length) -> {});
                source.journal(
                        journalRecords,
                        records,
                        payload.bytes(),
                        0,
                        payload.bytes().length,
                        payload.publishTimeMs() * 1_000_000);
                journalRecords += records;
            }
            default -> payload.forEach(decoder);
        }
    }

    private void keep(Payload payload, long nowNs, Duration patience, UnknownInstrumentException cause) {
        if (kept == null) {
            kept = payload;
            keptSinceNs = nowNs;
        } else if (nowNs - keptSinceNs > patience.toNanos()) {
            throw new ArchiverException(
                    topic + " has events of instrument " + cause.instrumentId() + ", but no definition of it came on "
                            + Topics.control("instruments") + " within " + patience.toSeconds() + " s",
                    cause);
        }
    }

    private static BusPosition position(String place) {
        return place.isEmpty() ? BusPosition.EARLIEST : BusPosition.parse(firstWord(place));
    }

    private static String firstWord(String place) {
        int space = place.indexOf(' ');
        return space < 0 ? place : place.substring(0, space);
    }

    private static String secondWord(String place) {
        return place.substring(place.indexOf(' ') + 1);
    }

    /** Control records that have a table; time, halts and resumes stand in the journal. */
    private final class ControlRows implements ControlEvents {
        @Override
        public void clock(long receiveTimeNs) {
            // the journal has it
        }

        @Override
        public void instrument(Instrument instrument, long receiveTimeNs) {
            source.instrument(instrument, receiveTimeNs);
        }

        @Override
        public void promotion(Promotion promotion, long receiveTimeNs) {
            source.promotion(promotion, Json.text(promotion), receiveTimeNs);
        }

        @Override
        public void halt(String reason, long receiveTimeNs) {
            // the journal has it
        }

        @Override
        public void resume(String person, long receiveTimeNs) {
            // the journal has it
        }
    }
}
