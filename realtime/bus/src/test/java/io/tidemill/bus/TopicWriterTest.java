package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidemill.wire.MessageBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.pulsar.client.api.MessageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicWriterTest {
    private static final int SIZE = Numbers.LENGTH + MessageBatch.PREFIX;
    private static final Duration NEVER = Duration.ofHours(1);

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final FakeProducer producer = new FakeProducer();
    private final AtomicReference<BusException> failure = new AtomicReference<>();

    @AfterEach
    void stopTimers() {
        timers.shutdownNow();
    }

    @Test
    void aFullBatchIsOnePayload() {
        TopicWriter writer = writer(10 * SIZE, NEVER, NEVER, 1 << 20);
        Numbers.send(writer, 0, 25);
        assertThat(producer.payloads).hasSize(2).allMatch(payload -> payload.length == 10 * SIZE);
        assertThat(producer.sequences).containsExactly(8L, 9L);
    }

    @Test
    void aMessageThatDoesNotFitStartsTheNextBatch() {
        TopicWriter writer = writer(2 * SIZE + 1, NEVER, NEVER, 1 << 20);
        Numbers.send(writer, 0, 3);
        assertThat(producer.payloads).hasSize(1).allMatch(payload -> payload.length == 2 * SIZE);
    }

    @Test
    void aBatchThatLingeredIsSent() {
        TopicWriter writer = writer(1 << 16, Duration.ofMillis(1), NEVER, 1 << 20);
        Numbers.send(writer, 0, 1);
        await().until(() -> producer.count() == 1);
    }

    @Test
    void countsWhatIsConfirmed() {
        TopicWriter writer = writer(10 * SIZE, NEVER, NEVER, 1 << 20);
        Numbers.send(writer, 0, 25);
        producer.confirm(0);
        await().until(() -> writer.confirmed() == 10);
        assertThat(writer.accepted()).isEqualTo(25);
        assertThat(writer.oldestUnconfirmedNs()).isPositive();
    }

    @Test
    void offersNoRoomWhileTooMuchIsUnconfirmed() {
        TopicWriter writer = writer(10 * SIZE, NEVER, NEVER, 20 * SIZE);
        Numbers.send(writer, 0, 20);
        UnsafeBuffer message = new UnsafeBuffer(new byte[Numbers.LENGTH]);
        assertThat(writer.offer(message, 0, Numbers.LENGTH)).isFalse();
        assertThat(writer.accepted()).isEqualTo(20);
        producer.confirm(0);
        await().until(() -> writer.offer(message, 0, Numbers.LENGTH));
    }

    @Test
    void aMessageWaitsForRoom() {
        TopicWriter writer = writer(10 * SIZE, NEVER, NEVER, 20 * SIZE);
        Numbers.send(writer, 0, 20);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> Numbers.send(writer, 20, 21));
        await().during(Duration.ofMillis(50)).until(() -> !waiting.isDone() && writer.accepted() == 20);
        producer.confirm(0);
        waiting.join();
        assertThat(writer.accepted()).isEqualTo(21);
    }

    @Test
    void aFlushEndsWithTheLastConfirmation() {
        TopicWriter writer = writer(10 * SIZE, NEVER, NEVER, 1 << 20);
        Numbers.send(writer, 0, 15);
        CompletableFuture<Void> flushing = CompletableFuture.runAsync(writer::flush);
        await().until(() -> producer.count() == 2);
        producer.confirm(0);
        await().during(Duration.ofMillis(50)).until(() -> !flushing.isDone());
        producer.confirm(1);
        flushing.join();
        assertThat(writer.confirmed()).isEqualTo(15);
    }

    @Test
    void sendsNothingAfterAPayloadThatWasRefused() {
        TopicWriter writer = writer(10 * SIZE, NEVER, NEVER, 1 << 20);
        Numbers.send(writer, 0, 35);
        producer.confirm(0);
        producer.refuse(1, "not allowed");
        producer.confirm(2);
        await().until(() -> writer.state() == TopicWriter.State.FAILED);
        assertThatThrownBy(() -> Numbers.send(writer, 35, 36))
                .isInstanceOf(BusException.class)
                .hasMessage("writer of " + Topics.market("X") + " has failed")
                .cause()
                .hasMessageContaining("of 35 messages 10 are confirmed, the fate of the others is not known");
        assertThatThrownBy(writer::flush).isInstanceOf(BusException.class);
        await().until(() -> failure.get() != null);
        assertThat(failure.get()).hasMessageContaining("not allowed");
        assertThat(writer.confirmed()).isEqualTo(10);
        assertThat(producer.count()).isEqualTo(3);
        assertThat(producer.closed).isTrue();
        writer.close();
    }

    @Test
    void failsWhenAConfirmationStaysAway() {
        TopicWriter writer = writer(SIZE, NEVER, Duration.ofMillis(1), 1 << 20);
        Numbers.send(writer, 0, 1);
        await().until(() -> failure.get() != null);
        assertThat(failure.get()).hasMessageContaining("no confirmation for 1 ms");
        assertThat(producer.closed).isTrue();
    }

    @Test
    void whoWaitsForRoomLearnsOfTheFailure() {
        TopicWriter writer = writer(SIZE, NEVER, NEVER, SIZE);
        Numbers.send(writer, 0, 1);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> Numbers.send(writer, 1, 2));
        await().during(Duration.ofMillis(50)).until(() -> !waiting.isDone());
        producer.refuse(0, "gone");
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(BusException.class);
    }

    @Test
    void aConfirmationUnderTheLockOfTheClientDoesNotMeetASendThatWantsIt() {
        Object lockOfClient = new Object();
        FakeProducer locking = new FakeProducer() {
            @Override
            public CompletableFuture<MessageId> send(long sequence, byte[] payload) {
                synchronized (lockOfClient) {
                    return super.send(sequence, payload);
                }
            }
        };
        TopicWriter writer = writer(locking, SIZE, NEVER, NEVER, 1 << 20);
        Numbers.send(writer, 0, 1);
        CompletableFuture<Void> sending;
        synchronized (lockOfClient) {
            sending = CompletableFuture.runAsync(() -> Numbers.send(writer, 1, 2));
            await().during(Duration.ofMillis(50)).until(() -> !sending.isDone());
            locking.confirm(0);
        }
        assertThat(sending).succeedsWithin(Duration.ofSeconds(10));
        await().until(() -> writer.confirmed() == 1);
    }

    @Test
    void refusesAMessageThatFitsNoPayload() {
        TopicWriter writer = writer(SIZE, NEVER, NEVER, 1 << 20);
        int length = TopicWriter.MAX_PAYLOAD_BYTES;
        assertThatThrownBy(() -> writer.message(new UnsafeBuffer(new byte[length]), 0, length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("message for " + Topics.market("X") + " must have at most " + (length - 4) + " bytes, had "
                        + length);
        assertThat(writer.state()).isEqualTo(TopicWriter.State.OPEN);
    }

    @Test
    void takesNothingWhenClosed() {
        TopicWriter writer = writer(SIZE, NEVER, NEVER, 1 << 20);
        writer.close();
        writer.close();
        assertThat(writer.state()).isEqualTo(TopicWriter.State.CLOSED);
        assertThatThrownBy(() -> Numbers.send(writer, 0, 1)).isInstanceOf(IllegalStateException.class);
    }

    private TopicWriter writer(int batchBytes, Duration linger, Duration sendTimeout, long maxPendingBytes) {
        return writer(producer, batchBytes, linger, sendTimeout, maxPendingBytes);
    }

    private TopicWriter writer(
            FakeProducer to, int batchBytes, Duration linger, Duration sendTimeout, long maxPendingBytes) {
        BusConfig config = BusConfig.of("pulsar://nobody", "http://nobody")
                .withTimeouts(Duration.ofSeconds(1), sendTimeout)
                .withBatches(batchBytes, linger, maxPendingBytes);
        return new TopicWriter(Topics.market("X"), to, config, timers, failure::set);
    }

    /** Keeps what it is given until the test says what becomes of it. */
    private static class FakeProducer implements PayloadProducer {
        private final List<Long> sequences = new ArrayList<>();
        private final List<byte[]> payloads = new ArrayList<>();
        private final List<CompletableFuture<MessageId>> futures = new ArrayList<>();
        private volatile boolean closed;

        @Override
        public long lastSequence() {
            return 7;
        }

        @Override
        public synchronized CompletableFuture<MessageId> send(long sequence, byte[] payload) {
            sequences.add(sequence);
            payloads.add(payload);
            futures.add(new CompletableFuture<>());
            return futures.get(futures.size() - 1);
        }

        @Override
        public CompletableFuture<Void> close() {
            closed = true;
            return CompletableFuture.completedFuture(null);
        }

        synchronized int count() {
            return payloads.size();
        }

        void confirm(int payload) {
            futures.get(payload).complete(MessageId.earliest);
        }

        void refuse(int payload, String reason) {
            futures.get(payload).completeExceptionally(new IllegalStateException(reason));
        }
    }
}
