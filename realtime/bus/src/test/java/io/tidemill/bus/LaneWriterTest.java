package io.tidemill.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.wire.MessageBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;
import org.apache.pulsar.client.api.MessageId;
import org.junit.jupiter.api.Test;

/** Both ends of a lane, with the bus left out. */
class LaneWriterTest {
    private static final int SIZE = Numbers.LENGTH + MessageBatch.PREFIX;

    private final Sent sent = new Sent();
    private final Heard heard = new Heard();
    private final LaneOrder order = new LaneOrder();

    @Test
    void aLoneMessageLeavesAtOnce() {
        LaneWriter lane = lane(LaneKind.MARKET, 100, 1_000);
        Numbers.send(lane, 0, 1);
        assertThat(sent.payloads).isEmpty();
        assertThat(lane.work()).isEqualTo(1);
        assertThat(lane.work()).isZero();
        assertThat(sent.payloads).hasSize(1);
    }

    @Test
    void whileTheWindowIsFullMessagesAreCollected() {
        LaneWriter lane = lane(LaneKind.MARKET, 100, 1_000);
        for (int i = 0; i < 50; i++) {
            Numbers.send(lane, i, i + 1);
            lane.work();
        }
        assertThat(sent.payloads).hasSize(LaneWriter.WINDOW);
        sent.confirm(0);
        assertThat(lane.work()).isEqualTo(50 - LaneWriter.WINDOW);
        assertThat(sent.payloads).hasSize(LaneWriter.WINDOW + 1);
    }

    @Test
    void aFullBatchLeavesWithoutAskingTheWindow() {
        LaneWriter lane = lane(LaneKind.MARKET, 2, 1_000);
        Numbers.send(lane, 0, 41);
        assertThat(sent.payloads).hasSize(20);
    }

    @Test
    void whatIsNewestPushesNothingBeforeItself() {
        LaneWriter lane = lane(LaneKind.MARKET, 2, 8);
        Numbers.send(lane, 0, 21);
        assertThat(sent.payloads).hasSize(4);
        assertThat(lane.dropped()).isEqualTo(12);
        sent.payloads.clear();
        for (int i = 0; i < 4; i++) {
            sent.confirm(i);
        }
        lane.work();
        assertThat(sent.numbers).containsExactly(0L, 1L, 2L, 3L, 10L);
    }

    @Test
    void whatMustArriveFailsWhenTheBusDoesNotTakeIt() {
        LaneWriter lane = lane(LaneKind.COMMANDS, 2, 8);
        assertThatThrownBy(() -> Numbers.send(lane, 0, 21))
                .isInstanceOf(BusException.class)
                .hasMessageContaining("must not have more than " + 8 * SIZE + " bytes on their way");
    }

    @Test
    void aRefusalFailsTheLaneThatMustNotLose() {
        LaneWriter commands = lane(LaneKind.COMMANDS, 2, 8);
        Numbers.send(commands, 0, 1);
        commands.work();
        sent.refuse(0);
        assertThatThrownBy(commands::work)
                .isInstanceOf(BusException.class)
                .hasMessage("publishing on lane failed: fenced");
        LaneWriter market = lane(LaneKind.MARKET, 2, 8);
        Numbers.send(market, 0, 1);
        market.work();
        sent.refuse(1);
        assertThat(market.work()).isZero();
        assertThat(market.dropped()).isEqualTo(1);
    }

    @Test
    void noConfirmationInTimeFailsTheLaneThatMustNotLose() {
        LaneWriter lane = new LaneWriter(
                "lane",
                LaneKind.Delivery.EACH,
                sent,
                config(2, 8).withTimeouts(Duration.ofSeconds(1), Duration.ofNanos(1)));
        Numbers.send(lane, 0, 1);
        lane.work();
        assertThatThrownBy(lane::work)
                .isInstanceOf(BusException.class)
                .hasMessageStartingWith("publishing on lane failed: no confirmation for");
    }

    @Test
    void aReaderTellsWhatIsMissingAndGivesNothingTwice() {
        take("a", 0);
        take("a", 1);
        take("a", 1);
        take("a", 4);
        take("b", 0);
        take("b", 1);
        assertThat(heard.words).containsExactly("begins a", "0", "1", "lost 2", "4", "begins b", "0", "1");
        assertThat(order.lost()).isEqualTo(2);
        assertThat(order.messages()).isEqualTo(5);
    }

    private void take(String writer, int number) {
        MessageBatch batch = new MessageBatch(SIZE);
        Numbers.send(batch, number, number + 1);
        order.take(writer, number, batch.toByteArray(), heard);
    }

    private LaneWriter lane(LaneKind kind, int batchMessages, int pendingMessages) {
        return new LaneWriter("lane", kind.delivery(), sent, config(batchMessages, pendingMessages));
    }

    private static BusConfig config(int batchMessages, int pendingMessages) {
        return BusConfig.of("pulsar://x:1", "http://x:1")
                .withBatches(batchMessages * SIZE, Duration.ofMillis(1), (long) pendingMessages * SIZE);
    }

    /** A producer that confirms when it is told to. */
    private static final class Sent implements PayloadProducer {
        private final List<byte[]> payloads = new ArrayList<>();
        private final List<Long> numbers = new ArrayList<>();
        private final List<CompletableFuture<MessageId>> futures = new ArrayList<>();

        @Override
        public long lastSequence() {
            return -1;
        }

        @Override
        public CompletableFuture<MessageId> send(long sequence, byte[] payload) {
            payloads.add(payload);
            numbers.add(sequence);
            CompletableFuture<MessageId> future = new CompletableFuture<>();
            futures.add(future);
            return future;
        }

        void confirm(int index) {
            futures.get(index).complete(MessageId.earliest);
        }

        void refuse(int index) {
            futures.get(index).completeExceptionally(new IllegalStateException("fenced"));
        }

        @Override
        public CompletableFuture<Void> close() {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class Heard implements LaneListener {
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
            words.add(Integer.toString(Numbers.of(buffer, offset)));
        }
    }
}
