package io.tidemill.bus;

import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.MessageSink;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The writing end of a lane between two processes: sends what it has at once while few payloads are on their way, and collects
 * what comes meanwhile. So a lone message never lingers, and a storm of them travels in batches whose size follows the time that
 * the bus takes to confirm.
 *
 * <pre>
 *   message() ─► open batch ─┬─ full ──────────────────────────────► on its way, numbered ─confirmed─► gone
 *                            └─ work(), fewer than WINDOW on their way ─┘
 * </pre>
 *
 * <p>It has no thread, no timer and no lock: the stage that owns it calls {@link #work} in its own turn, and confirmations only
 * count. It never waits. When more than {@code bus.max-pending-bytes} are on their way, a lane of {@link LaneKind.Delivery#NEWEST}
 * drops the batch, which its reader sees by the number that is missing; one of {@link LaneKind.Delivery#EACH} fails, as it does
 * when the bus refuses a payload or confirms nothing for {@code bus.send-timeout}.
 *
 * <p><b>Thread:</b> one thread owns it; the counters may be read by any. <b>Cost:</b> allocates once a payload, not once a message.
 */
public final class LaneWriter implements MessageSink, AutoCloseable {
    /** Payloads on their way at which small batches wait: enough to hide one round trip, few enough to let batches grow. */
    static final int WINDOW = 4;

    private static final long FLUSH_PAUSE_NS = 100_000;

    private final String topic;
    private final LaneKind.Delivery delivery;
    private final PayloadProducer producer;
    private final int batchBytes;
    private final long maxPendingBytes;
    private final long sendTimeoutNs;
    private final MessageBatch batch;
    private final LongAdder messages = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final AtomicLong confirmedPayloads = new AtomicLong();
    private final AtomicLong confirmedBytes = new AtomicLong();
    private final AtomicLong sentPayloads = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private volatile long progressNs;
    private volatile @Nullable Throwable refusal;
    private long number;
    private boolean closed;

    LaneWriter(String topic, LaneKind.Delivery delivery, PayloadProducer producer, BusConfig config) {
        this.topic = topic;
        this.delivery = delivery;
        this.producer = producer;
        batchBytes = config.batchBytes();
        maxPendingBytes = config.maxPendingBytes();
        sendTimeoutNs = config.sendTimeout().toNanos();
        batch = new MessageBatch(batchBytes);
    }

    /**
     * Takes one message; it leaves with the next {@link #work}, or before when its batch is full.
     *
     * @throws BusException if the lane has failed
     * @throws IllegalArgumentException if the message does not fit a payload
     */
    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        int size = MessageBatch.PREFIX + length;
        if (size > TopicWriter.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("message for " + topic + " must have at most "
                    + (TopicWriter.MAX_PAYLOAD_BYTES - MessageBatch.PREFIX) + " bytes, had " + length);
        }
        if (!batch.isEmpty() && batch.length() + size > batchBytes) {
            send();
        }
        batch.message(buffer, offset, length);
        messages.increment();
    }

    /**
     * Sends what was collected, unless too many payloads are on their way.
     *
     * @return how many messages left
     * @throws BusException if the lane has failed
     */
    public int work() {
        requireGood();
        if (batch.isEmpty() || onTheirWay() >= WINDOW) {
            return 0;
        }
        int left = batch.messages();
        send();
        return left;
    }

    private void send() {
        byte[] bytes = batch.toByteArray();
        int count = batch.messages();
        batch.clear();
        long numberOfThis = number++;
        if (sentBytes.get() - confirmedBytes.get() + bytes.length > maxPendingBytes) {
            if (delivery == LaneKind.Delivery.EACH) {
                throw new BusException(
                        topic + " must not have more than " + maxPendingBytes + " bytes on their way, had "
                                + (sentBytes.get() - confirmedBytes.get()) + ": the bus does not take them",
                        null);
            }
            dropped.add(count);
            return;
        }
        if (onTheirWay() == 0) {
            progressNs = System.nanoTime();
        }
        sentPayloads.incrementAndGet();
        sentBytes.addAndGet(bytes.length);
        producer.send(numberOfThis, bytes).whenComplete((id, error) -> completed(bytes.length, count, error));
    }

    /** On a thread of the client, which may hold a lock that {@link #send} takes: nothing is locked here. */
    private void completed(int bytes, int count, @Nullable Throwable error) {
        progressNs = System.nanoTime();
        confirmedBytes.addAndGet(bytes);
        confirmedPayloads.incrementAndGet();
        if (error == null) {
            return;
        }
        if (delivery == LaneKind.Delivery.NEWEST) {
            dropped.add(count);
        } else {
            refusal = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        }
    }

    private long onTheirWay() {
        return sentPayloads.get() - confirmedPayloads.get();
    }

    private void requireGood() {
        Throwable cause = refusal;
        if (cause != null) {
            throw new BusException("publishing on " + topic + " failed: " + cause.getMessage(), cause);
        }
        if (delivery == LaneKind.Delivery.EACH && oldestUnconfirmedNs() > sendTimeoutNs) {
            throw new BusException(
                    "publishing on " + topic + " failed: no confirmation for " + sendTimeoutNs / 1_000_000 + " ms",
                    null);
        }
    }

    /**
     * Sends all and waits until it is confirmed.
     *
     * @throws BusException if the lane fails before that
     */
    public void flush() {
        if (!batch.isEmpty()) {
            send();
        }
        while (onTheirWay() > 0) {
            requireGood();
            if (Thread.currentThread().isInterrupted()) {
                throw new BusException("interrupted while waiting for confirmations of " + topic, null);
            }
            LockSupport.parkNanos(FLUSH_PAUSE_NS);
        }
        requireGood();
    }

    /** Its topic. */
    public String topic() {
        return topic;
    }

    /** Messages taken so far. */
    public long messages() {
        return messages.sum();
    }

    /** Messages that were dropped, because the bus did not take them in time. */
    public long dropped() {
        return dropped.sum();
    }

    /** For how long payloads have been on their way without any confirmation, in nanoseconds; 0 when none is. */
    public long oldestUnconfirmedNs() {
        return onTheirWay() == 0 ? 0 : Math.max(0, System.nanoTime() - progressNs);
    }

    /** Disconnects; what was not {@linkplain #flush flushed} is given up. A second call does nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            producer.close().join();
        }
    }
}
