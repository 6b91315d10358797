package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lanes through a real broker. */
class LaneIT {
    private final Bus bus = TestBroker.connect();

    @AfterEach
    void close() {
        bus.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadOnceAndInOrder(LaneKind kind) {
        Heard heard = new Heard();
        try (LaneReader reader = bus.laneReader(kind, "each");
                LaneWriter writer = bus.laneWriter(kind, "each", "test")) {
            for (int i = 0; i < 1_000; i++) {
                Numbers.send(writer, i, i + 1);
                writer.work();
            }
            writer.flush();
            await().until(() -> {
                while (reader.poll(heard) > 0) {}
                return heard.numbers.size() >= 1_000;
            });
            Numbers.requireEachOnceInOrder(heard.numbers, 1_000);
            assertThat(heard.words).singleElement().asString().startsWith("begins test-");
            assertThat(reader.lost()).isZero();
            assertThat(writer.oldestUnconfirmedNs()).isZero();
        }
    }

    @Test
    void anotherWriterIsToldToTheReader() {
        Heard heard = new Heard();
        try (LaneReader reader = bus.laneReader(LaneKind.MARKET, "again")) {
            for (String name : List.of("first", "second")) {
                try (LaneWriter writer = bus.laneWriter(LaneKind.MARKET, "again", name)) {
                    Numbers.send(writer, 0, 1);
                    writer.flush();
                }
            }
            await().until(() -> {
                while (reader.poll(heard) > 0) {}
                return heard.numbers.size() == 2;
            });
            assertThat(heard.words)
                    .hasSize(2)
                    .anyMatch(word -> word.startsWith("begins first-"))
                    .last()
                    .asString()
                    .startsWith("begins second-");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARKET", "COMMANDS"})
    void aSecondWriterIsRefusedAndToldWhoWrites(LaneKind kind) {
        BusConfig impatient = TestBroker.config().withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1));
        try (Bus other = Bus.connect(impatient);
                LaneWriter holder = bus.laneWriter(kind, "held", "holder")) {
            assertThatThrownBy(() -> other.laneWriter(kind, "held", "intruder"))
                    .isInstanceOf(BusException.class)
                    .hasMessageContaining(holder.topic())
                    .hasMessageContaining("holder-");
        }
    }

    @Test
    void lanesAreNoArchive() {
        try (LaneWriter writer = bus.laneWriter(LaneKind.ORDERS, "unarchived", "test")) {
            assertThat(bus.topics(Topics.TRADE)).doesNotContain(writer.topic());
            assertThat(writer.topic()).isEqualTo("persistent://tidemill/lane/unarchived-orders");
        }
        assertThat(Topics.lane(LaneKind.MARKET, "BINANCE")).isEqualTo("non-persistent://tidemill/lane/BINANCE-market");
    }

    private static final class Heard implements LaneListener {
        private final List<Integer> numbers = new ArrayList<>();
        private final List<String> words = new ArrayList<>();

        @Override
        public void begins(String writer) {
            words.add("begins " + writer);
        }

        @Override
        public void lost(long payloads) {
            words.add("lost " + payloads);
        }

        @Override
        public void message(DirectBuffer buffer, int offset, int length) {
            numbers.add(Numbers.of(buffer, offset));
        }
    }
}
