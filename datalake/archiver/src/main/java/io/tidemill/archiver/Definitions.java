package io.tidemill.archiver;

import io.tidemill.bus.BusPosition;
import io.tidemill.bus.Payload;
import io.tidemill.tables.LakeWriter;
import io.tidemill.wire.Definition;
import java.time.Duration;

/**
 * Instruments of a control topic that another archiver brings into the lake: this one must know them, too, for the events of its
 * own topics.
 *
 * <p><b>Thread:</b> the archiver's.
 */
final class Definitions implements AutoCloseable {
    private final ArchiveTopics.Feed feed;
    private final LakeWriter writer;

    Definitions(String topic, LakeWriter writer, ArchiveTopics topics) {
        feed = topics.open(topic, BusPosition.EARLIEST);
        this.writer = writer;
    }

    /** Takes what has come. */
    void take() {
        for (Payload next = feed.poll(Duration.ZERO); next != null; next = feed.poll(Duration.ZERO)) {
            // a message without bytes takes a key away
            if (next.bytes().length > 0) {
                writer.learn(Definition.read(next.bytes()));
            }
        }
    }

    @Override
    public void close() {
        feed.close();
    }
}
