package io.tidemill.archiver;

import io.tidemill.bus.BusPosition;
import io.tidemill.bus.Payload;
import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.WireWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A bus in memory, that keeps everything. */
final class FakeTopics implements ArchiveTopics {
    private final Map<String, List<Payload>> topics = new ConcurrentSkipListMap<>();

    /** Publishes a payload of what is written; for a control topic one message. */
    synchronized void publish(String topic, Consumer<WireWriter> messages) {
        MessageBatch batch = new MessageBatch(1024);
        messages.accept(new WireWriter(batch));
        byte[] bytes = batch.toByteArray();
        if (topic.contains("/control/")) {
            bytes = java.util.Arrays.copyOfRange(bytes, MessageBatch.PREFIX, bytes.length);
        }
        raw(topic, bytes);
    }

    synchronized void raw(String topic, byte[] bytes) {
        List<Payload> payloads = topics.computeIfAbsent(topic, key -> new ArrayList<>());
        payloads.add(new Payload(new BusPosition(1, payloads.size()), 1, "test", payloads.size(), bytes));
    }

    @Override
    public List<String> topics(String namespace) {
        return topics.keySet().stream()
                .filter(topic -> topic.contains("/" + namespace + "/"))
                .toList();
    }

    @Override
    public void hold(String topic, String holder, BusPosition after) {
        // it keeps everything anyway
    }

    @Override
    public Duty duty(ArchiverConfig config) {
        return Duty.ALL;
    }

    @Override
    public Feed open(String topic, BusPosition after) {
        return new Feed() {
            private int next = (int) after.entry() + 1;

            @Override
            public @Nullable Payload poll(Duration wait) {
                synchronized (FakeTopics.this) {
                    List<Payload> payloads = topics.getOrDefault(topic, List.of());
                    return next < payloads.size() ? payloads.get(next++) : null;
                }
            }

            @Override
            public BusPosition end() {
                synchronized (FakeTopics.this) {
                    return new BusPosition(
                            1, topics.getOrDefault(topic, List.of()).size() - 1L);
                }
            }

            @Override
            public boolean hasReachedEnd() {
                synchronized (FakeTopics.this) {
                    return next >= topics.getOrDefault(topic, List.of()).size();
                }
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
