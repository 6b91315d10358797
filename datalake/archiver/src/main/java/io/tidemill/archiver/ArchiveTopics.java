package io.tidemill.archiver;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusPosition;
import io.tidemill.bus.Payload;
import io.tidemill.bus.TopicReader;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the archiver needs of the bus. */
interface ArchiveTopics {
    /** The topics of a namespace now. */
    List<String> topics(String namespace);

    /** Payloads of a topic behind a position. */
    Feed open(String topic, BusPosition after);

    /** Has the bus keep all payloads of a topic behind a position for a holder, whatever their age. */
    void hold(String topic, String holder, BusPosition after);

    /** Which of the topics are to be archived here. */
    Duty duty(ArchiverConfig config);

    /** One topic. */
    interface Feed extends AutoCloseable {
        /** The next payload; null if none came in that time. */
        @Nullable
        Payload poll(Duration wait);

        /** Position of the last payload that was published until now. */
        BusPosition end();

        /** Whether all that was published until now was given. */
        boolean hasReachedEnd();

        @Override
        void close();
    }

    /** Those of a real bus. */
    static ArchiveTopics of(Bus bus) {
        return new ArchiveTopics() {
            @Override
            public List<String> topics(String namespace) {
                return bus.topics(namespace);
            }

            @Override
            public void hold(String topic, String holder, BusPosition after) {
                bus.hold(topic, holder, after);
            }

            @Override
            public Duty duty(ArchiverConfig config) {
                return config.shares() == 1 ? Duty.ALL : Duty.shared(bus, config);
            }

            @Override
            public Feed open(String topic, BusPosition after) {
                TopicReader reader = bus.reader(topic, after);
                return new Feed() {
                    @Override
                    public @Nullable Payload poll(Duration wait) {
                        return reader.poll(wait);
                    }

                    @Override
                    public BusPosition end() {
                        return reader.end();
                    }

                    @Override
                    public boolean hasReachedEnd() {
                        return reader.hasReachedEnd();
                    }

                    @Override
                    public void close() {
                        reader.close();
                    }
                };
            }
        };
    }
}
