package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.wire.WireReader;
import io.tidemill.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ControlTopicIT {
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static Bus bus;

    @BeforeAll
    static void connect() {
        bus = TestBroker.connect();
    }

    @AfterAll
    static void close() {
        bus.close();
    }

    @Test
    void keepsTheLatestValueOfEachKey() {
        try (ControlTopic topic = bus.control("latest")) {
            assertThat(topic.latest()).isEmpty();
            put(topic, "b", "1");
            put(topic, "a", "2");
            put(topic, "b", "3");
            put(topic, "c", "4");
            topic.remove("c");
            assertThat(texts(topic)).isEqualTo(Map.of("a", "2", "b", "3"));
        }
    }

    @Test
    void hasTheSameStateAfterCompaction() {
        try (ControlTopic topic = bus.control("compacted")) {
            for (int i = 0; i < 500; i++) {
                put(topic, "key" + i % 5, Integer.toString(i));
            }
            topic.remove("key1");
            topic.remove("key4");
            Map<String, String> before = texts(topic);
            topic.compact();
            await().atMost(WAIT).until(() -> !topic.isCompacting());
            assertThat(texts(topic)).isEqualTo(before).isEqualTo(Map.of("key0", "495", "key2", "497", "key3", "498"));
            try (ControlReader reader = topic.follow()) {
                int records = 0;
                while (reader.poll(SHORT) != null) {
                    records++;
                }
                assertThat(records).as("records left of 502").isEqualTo(3);
            }
            put(topic, "key1", "again");
            assertThat(texts(topic)).containsEntry("key1", "again").hasSize(4);
        }
    }

    @Test
    void followsChanges() {
        try (ControlTopic topic = bus.control("followed");
                ControlReader reader = topic.follow()) {
            assertThat(reader.hasReachedEnd()).isTrue();
            put(topic, "a", "1");
            ControlRecord change = next(reader);
            assertThat(change.key()).isEqualTo("a");
            assertThat(change.value())
                    .hasValueSatisfying(value -> assertThat(text(value)).isEqualTo("1"));
            topic.remove("a");
            assertThat(next(reader).value()).isEmpty();
        }
    }

    @Test
    void carriesWireMessages() {
        try (ControlTopic topic = bus.control("halts")) {
            new WireWriter(topic.at("ALL")).halt("limit of the day", 42);
            List<String> halts = new ArrayList<>();
            WireReader reader = new WireReader().control(new Halts(halts));
            topic.latest().forEach((key, value) -> reader.message(new UnsafeBuffer(value), 0, value.length));
            assertThat(halts).containsExactly("limit of the day at 42");
        }
    }

    private record Halts(List<String> seen) implements ControlEvents {
        @Override
        public void clock(long receiveTimeNs) {
            throw new AssertionError("clock");
        }

        @Override
        public void instrument(Instrument instrument, long receiveTimeNs) {
            throw new AssertionError("instrument");
        }

        @Override
        public void promotion(Promotion promotion, long receiveTimeNs) {
            throw new AssertionError("promotion");
        }

        @Override
        public void halt(String reason, long receiveTimeNs) {
            seen.add(reason + " at " + receiveTimeNs);
        }

        @Override
        public void resume(String person, long receiveTimeNs) {
            throw new AssertionError("resume");
        }
    }

    private static ControlRecord next(ControlReader reader) {
        ControlRecord change = reader.poll(WAIT);
        if (change == null) {
            throw new AssertionError("no change came");
        }
        return change;
    }

    private static void put(ControlTopic topic, String key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        topic.put(key, new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private static Map<String, String> texts(ControlTopic topic) {
        Map<String, String> texts = new TreeMap<>();
        topic.latest().forEach((key, value) -> texts.put(key, text(value)));
        return texts;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
