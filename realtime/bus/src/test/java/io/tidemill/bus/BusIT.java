package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BusIT {
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
    void givesBackAllMessagesInOrder() {
        String topic = Topics.market("IN_ORDER");
        try (TopicWriter writer = writer(topic, "test");
                TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
            Numbers.send(writer, 0, 20_000);
            writer.flush();
            assertThat(writer.confirmed()).isEqualTo(20_000);
            assertThat(Numbers.read(reader, 20_000)).isEqualTo(numbers(0, 20_000));
            assertThat(reader.hasReachedEnd()).isTrue();
            assertThat(reader.poll(SHORT)).isNull();
        }
    }

    @Test
    void readsOnBehindAPositionThatWasKept() {
        String topic = Topics.market("POSITIONS");
        try (TopicWriter writer = writer(topic, "test")) {
            for (int i = 0; i < 10; i++) {
                Numbers.send(writer, i, i + 1);
                writer.flush();
            }
        }
        List<BusPosition> positions = new ArrayList<>();
        try (TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
            while (!reader.hasReachedEnd()) {
                positions.add(next(reader).position());
            }
            assertThat(reader.end()).isEqualTo(positions.get(9));
        }
        assertThat(positions).hasSize(10).isSorted();
        BusPosition kept = BusPosition.parse(positions.get(3).text());
        try (TopicReader reader = bus.reader(topic, kept)) {
            assertThat(reader.hasReachedEnd()).isFalse();
            assertThat(Numbers.read(reader, 6)).isEqualTo(numbers(4, 10));
            assertThat(reader.hasReachedEnd()).isTrue();
        }
        try (TopicReader reader = bus.reader(topic, positions.get(9))) {
            assertThat(reader.hasReachedEnd()).isTrue();
        }
    }

    @Test
    void holdsPayloadsForAHolderWhoMovesOn() {
        String topic = Topics.market("HELD");
        try (TopicWriter writer = writer(topic, "test")) {
            for (int i = 0; i < 5; i++) {
                Numbers.send(writer, i, i + 1);
                writer.flush();
            }
        }
        bus.hold(topic, "archiver", BusPosition.EARLIEST);
        try (TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
            assertThat(TestBroker.backlog(topic, "archiver")).isEqualTo(5);
            next(reader);
            bus.hold(topic, "archiver", next(reader).position());
            assertThat(TestBroker.backlog(topic, "archiver")).isEqualTo(3);
            Numbers.read(reader, 2);
            bus.hold(topic, "archiver", next(reader).position());
            assertThat(TestBroker.backlog(topic, "archiver")).isZero();
        }
    }

    @Test
    void refusesAPositionThatTheTopicHasNotReached() {
        String topic = Topics.market("AHEAD");
        try (TopicWriter writer = writer(topic, "test")) {
            Numbers.send(writer, 0, 1);
            writer.flush();
        }
        BusPosition ahead = new BusPosition(Long.MAX_VALUE - 1, 5);
        assertThatThrownBy(() -> bus.reader(topic, ahead))
                .isInstanceOf(BusException.class)
                .hasMessageContaining(topic)
                .hasMessageContaining(ahead.text());
    }

    @Test
    void sendsABatchThatIsNotFullWhenItHasLingered() {
        String topic = Topics.raw("LINGER");
        try (TopicWriter writer = writer(topic, "test");
                TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
            Numbers.send(writer, 0, 3);
            Payload payload = next(reader);
            assertThat(payload.writer()).isEqualTo("test");
            assertThat(payload.forEach((buffer, offset, length) -> {})).isEqualTo(3);
        }
    }

    @Test
    void aWriterOpenedAgainGoesOnWithItsNumbers() {
        String topic = Topics.journal("REOPENED");
        for (int run = 0; run < 3; run++) {
            try (TopicWriter writer = writer(topic, "engine")) {
                Numbers.send(writer, run, run + 1);
            }
        }
        List<Long> sequences = new ArrayList<>();
        try (TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
            for (int run = 0; run < 3; run++) {
                sequences.add(next(reader).sequence());
            }
            assertThat(reader.hasReachedEnd()).isTrue();
        }
        assertThat(sequences).containsExactly(0L, 1L, 2L);
    }

    @Test
    void refusesASecondWriterOfTheSameName() {
        String topic = Topics.trade("BUSY");
        BusConfig config = TestBroker.config().withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(5));
        try (Bus hasty = Bus.connect(config);
                TopicWriter writer = writer(topic, "one")) {
            assertThatThrownBy(() -> hasty.writer(topic, "one", BusIT::rethrow))
                    .isInstanceOf(BusException.class)
                    .hasMessageContaining("another writer");
            Numbers.send(writer, 0, 1);
            writer.flush();
        }
    }

    @Test
    void listsTheTopicsOfANamespace() {
        for (String name : List.of("LISTED_B", "LISTED_A")) {
            writer(Topics.price(name), "test").close();
        }
        assertThat(bus.topics(Topics.PRICE)).containsExactly(Topics.price("LISTED_A"), Topics.price("LISTED_B"));
    }

    @Test
    void carriesAMessageOfMoreThanABatch() {
        String topic = Topics.raw("LARGE");
        byte[] large = new byte[4 << 20];
        large[large.length - 1] = 42;
        try (TopicWriter writer = writer(topic, "test");
                TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
            Numbers.send(writer, 0, 1);
            writer.message(new UnsafeBuffer(large), 0, large.length);
            writer.flush();
            assertThat(next(reader).bytes()).hasSize(Numbers.LENGTH + 4);
            assertThat(next(reader).bytes()).hasSize(large.length + 4).endsWith(42);
        }
    }

    private static TopicWriter writer(String topic, String name) {
        return bus.writer(topic, name, BusIT::rethrow);
    }

    private static void rethrow(BusException failure) {
        throw failure;
    }

    private static Payload next(TopicReader reader) {
        Payload payload = reader.poll(WAIT);
        if (payload == null) {
            throw new AssertionError("no payload came");
        }
        return payload;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
