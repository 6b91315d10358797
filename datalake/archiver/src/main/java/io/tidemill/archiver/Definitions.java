package io.tidemill.archiver;

import io.tidemill.bus.BusPosition;
import io.tidemill.bus.Payload;
import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.tables.LakeWriter;
import io.tidemill.wire.WireReader;
import java.time.Duration;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Instruments of a control topic that another archiver brings into the lake: this one must know them, too, for the events of its
 * own topics.
 *
 * <p><b>Thread:</b> the archiver's.
 */
final class Definitions implements AutoCloseable {
    private final ArchiveTopics.Feed feed;
    private final WireReader decoder;

    Definitions(String topic, LakeWriter writer, ArchiveTopics topics) {
        feed = topics.open(topic, BusPosition.EARLIEST);
        decoder = new WireReader().control(new Known(writer));
    }

    /** Takes what has come. */
    void take() {
        for (Payload next = feed.poll(Duration.ZERO); next != null; next = feed.poll(Duration.ZERO)) {
            if (next.bytes().length > 0) {
                decoder.message(new UnsafeBuffer(next.bytes()), 0, next.bytes().length);
            }
        }
    }

    @Override
    public void close() {
        feed.close();
    }

    private record Known(LakeWriter writer) implements ControlEvents {
        @Override
        public void instrument(Instrument instrument, long receiveTimeNs) {
            writer.learn(instrument);
        }

        @Override
        public void clock(long receiveTimeNs) {
            // says nothing of instruments
        }

        @Override
        public void promotion(Promotion promotion, long receiveTimeNs) {
            // says nothing of instruments
        }

        @Override
        public void halt(String reason, long receiveTimeNs) {
            // says nothing of instruments
        }

        @Override
        public void resume(String person, long receiveTimeNs) {
            // says nothing of instruments
        }
    }
}
