package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A broker that is killed (SIGKILL) under writers and readers. */
class BrokerLossIT {
    private static final Duration WAIT = Duration.ofSeconds(90);
    private static final int MESSAGES = 100_000;

    @Test
    void eachMessageIsThereOnceAndInOrderAfterTheBrokerWasKilled() {
        // of its own: a second run in the same JVM must not find what the first one left
        String topic = Topics.market("KILLED-" + System.nanoTime());
        AtomicReference<BusException> failure = new AtomicReference<>();
        // So little may be pending that each kill hits a stream that is far from its end.
        BusConfig config = TestBroker.config().withBatches(8 * 1024, Duration.ofMillis(1), 256 * 1024);
        try (Bus bus = Bus.connect(config);
                TopicWriter writer = bus.writer(topic, "connector", failure::set);
                TopicReader live = bus.reader(topic, BusPosition.EARLIEST)) {
            AtomicInteger sent = new AtomicInteger();
            AtomicBoolean killed = new AtomicBoolean();
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> {
                // however fast it is, the kills fall in the middle
                while (sent.get() < MESSAGES || !killed.get()) {
                    Numbers.send(writer, sent.get(), sent.incrementAndGet());
                }
                writer.flush();
            });
            for (int kill = 1; kill <= 2; kill++) {
                // the stream goes on after the first kill before the second comes
                long enough = writer.confirmed() + MESSAGES / 4;
                await().atMost(WAIT).until(() -> writer.confirmed() > enough);
                TestBroker.running().kill();
                TestBroker.running();
            }
            killed.set(true);
            publishing.join();
            int all = sent.get();
            assertThat(failure.get()).isNull();
            assertThat(writer.confirmed()).isEqualTo(all);
            Numbers.requireEachOnceInOrder(Numbers.read(live, all), all);
            assertThat(live.hasReachedEnd()).isTrue();
            try (TopicReader later = bus.reader(topic, BusPosition.EARLIEST)) {
                Numbers.requireEachOnceInOrder(Numbers.read(later, all), all);
                assertThat(later.hasReachedEnd()).isTrue();
            }
        }
    }

    @Test
    void aWriterFailsAloudWhenTheBrokerStaysAway() {
        String topic = Topics.market("AWAY");
        BusConfig config = TestBroker.config().withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2));
        AtomicReference<BusException> failure = new AtomicReference<>();
        try (Bus bus = Bus.connect(config)) {
            TopicWriter writer = bus.writer(topic, "connector", failure::set);
            TopicReader through = bus.reader(topic, BusPosition.EARLIEST);
            Numbers.send(writer, 0, 10);
            writer.flush();
            List<Integer> readThrough = new ArrayList<>(Numbers.read(through, 10));
            TestBroker.running().kill();
            Numbers.send(writer, 10, 15);
            await().atMost(WAIT).until(() -> failure.get() != null);
            assertThat(failure.get())
                    .hasMessageContaining(topic)
                    .hasMessageContaining("of 15 messages 10 are confirmed")
                    .hasMessageContaining("no confirmation for 2000 ms");
            assertThat(writer.state()).isEqualTo(TopicWriter.State.FAILED);
            assertThatThrownBy(() -> Numbers.send(writer, 15, 16)).isInstanceOf(BusException.class);
            assertThat(through.poll(Duration.ofMillis(1))).isNull();
            assertThatThrownBy(through::hasReachedEnd)
                    .isInstanceOf(BusException.class)
                    .hasMessageContaining("the end of topic " + topic + " cannot be asked for");
            TestBroker.running();
            writer.close();
            try (TopicWriter again = bus.writer(topic, "connector", failure::set);
                    TopicReader reader = bus.reader(topic, BusPosition.EARLIEST)) {
                Numbers.send(again, 10, 20);
                again.flush();
                Numbers.requireEachOnceInOrder(Numbers.read(reader, 20), 20);
                readThrough.addAll(Numbers.read(through, 10));
                Numbers.requireEachOnceInOrder(readThrough, 20);
            }
            through.close();
        }
    }
}
