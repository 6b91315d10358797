package io.tidemill.bus;

import io.tidemill.wire.MessageBatch;
import io.tidemill.wire.MessageSink;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes messages on one topic, in order and exactly once, in batches.
 *
 * <p>A batch becomes one payload, which Pulsar neither splits nor joins. Each has a number; the topic knows the last
 * number of each writer by its name, and takes none twice. So the client may send again whatever was not confirmed when
 * a broker died: what had been stored is dropped, what had not is stored, and the order stays.
 *
 * <pre>
 *   message() ─► open batch ─full or linger over─► on its way (numbered) ─confirmed─► gone
 *                └──────────── at most maxPendingBytes ───────────┘
 * </pre>
 *
 * <p>Invariants: accepted messages are confirmed in the order of acceptance, without a hole. When a payload stays
 * unconfirmed for longer than the send timeout, or the broker refuses it for good, the writer fails: it sends nothing
 * more, so that nothing new can come to stand behind a hole; it tells its listener, and every later call throws. The fate
 * of what was on its way is then not known: {@link #confirmed} is what is safe.
 *
 * <p>Rejected: the client's own batching, because deduplication drops a whole batch that straddles the last stored
 * number; the client's own send timeout, because it fails what waits and goes on with what comes next.
 *
 * <p><b>Thread:</b> one thread calls {@link #message}, {@link #offer}, {@link #flush} and {@link #close}; the counters
 * may be read by any.
 */
public final class TopicWriter implements MessageSink, AutoCloseable {
    /** The largest payload: what Pulsar takes by default, less room for its own header. */
    public static final int MAX_PAYLOAD_BYTES = 5 * 1024 * 1024 - 16 * 1024;

    private static final Duration WATCH_EVERY = Duration.ofMillis(500);

    /** What a writer is. */
    public enum State {
        /** Takes messages. */
        OPEN,
        /** Failed for good; {@link #failure} says why. */
        FAILED,
        /** Closed by its owner, after all was confirmed or it had failed. */
        CLOSED
    }

    private final String topic;
    private final PayloadProducer producer;
    private final ScheduledExecutorService timers;
    private final Consumer<BusException> onFailure;
    private final int batchBytes;
    private final long lingerNs;
    private final long sendTimeoutNs;
    private final long maxPendingBytes;
    private final ScheduledFuture<?> watch;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final MessageBatch batch;
    private final InFlight sent = new InFlight();
    private long sequence;
    private long accepted;
    private State state = State.OPEN;
    private @Nullable BusException failure;

    TopicWriter(
            String topic,
            PayloadProducer producer,
            BusConfig config,
            ScheduledExecutorService timers,
            Consumer<BusException> onFailure) {
        this.topic = topic;
        this.producer = producer;
        this.timers = timers;
        this.onFailure = onFailure;
        batchBytes = config.batchBytes();
        lingerNs = config.linger().toNanos();
        sendTimeoutNs = config.sendTimeout().toNanos();
        maxPendingBytes = config.maxPendingBytes();
        batch = new MessageBatch(batchBytes);
        sequence = producer.lastSequence();
        watch = timers.scheduleWithFixedDelay(
                this::failWhenLate, WATCH_EVERY.toMillis(), WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Takes one message, and waits for room while too much is unconfirmed.
     *
     * @throws BusException if the writer has failed, fails during the wait, or the wait is interrupted; the message is
     *     not taken then
     * @throws IllegalArgumentException if the message does not fit a payload
     */
    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        lock.lock();
        try {
            requireOpen();
            while (isFull(length)) {
                changed.await();
                requireOpen();
            }
            add(buffer, offset, length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException("interrupted while waiting for room to publish on " + topic, e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes one message if there is room for it now.
     *
     * @return false when too much is unconfirmed; the message is not taken then
     * @throws BusException if the writer has failed
     * @throws IllegalArgumentException if the message does not fit a payload
     */
    public boolean offer(DirectBuffer buffer, int offset, int length) {
        lock.lock();
        try {
            requireOpen();
            if (isFull(length)) {
                return false;
            }
            add(buffer, offset, length);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(int length) {
        return !sent.isEmpty() && sent.bytes() + batch.length() + MessageBatch.PREFIX + length > maxPendingBytes;
    }

    private void add(DirectBuffer buffer, int offset, int length) {
        int size = MessageBatch.PREFIX + length;
        if (size > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("message for " + topic + " must have at most "
                    + (MAX_PAYLOAD_BYTES - MessageBatch.PREFIX) + " bytes, had " + length);
        }
        if (!batch.isEmpty() && batch.length() + size > batchBytes) {
            send();
        }
        batch.message(buffer, offset, length);
        accepted++;
        if (batch.length() >= batchBytes) {
            send();
        } else if (batch.messages() == 1) {
            long number = sequence;
            timers.schedule(() -> lingerOver(number), lingerNs, TimeUnit.NANOSECONDS);
        }
    }

    /** Sends the open batch, unless it is a later one than the timer was set for. */
    private void lingerOver(long number) {
        lock.lock();
        try {
            if (state == State.OPEN && sequence == number && !batch.isEmpty()) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    private void send() {
        long number = ++sequence;
        byte[] bytes = batch.toByteArray();
        batch.clear();
        sent.add(number, bytes.length, accepted, System.nanoTime());
        // Not on the client's thread: it may hold the client's lock, which a send takes while it holds ours.
        producer.send(number, bytes).whenCompleteAsync((id, error) -> completed(number, error), timers);
    }

    private void completed(long number, @Nullable Throwable error) {
        lock.lock();
        try {
            if (error == null && sent.confirm(number)) {
                changed.signalAll();
            } else if (state == State.OPEN) {
                fail(error == null ? "payload " + number + " was confirmed out of order" : error.getMessage(), error);
            }
        } finally {
            lock.unlock();
        }
    }

    private void failWhenLate() {
        lock.lock();
        try {
            if (state == State.OPEN && sent.oldestAgeNs(System.nanoTime()) > sendTimeoutNs) {
                fail("no confirmation for " + TimeUnit.NANOSECONDS.toMillis(sendTimeoutNs) + " ms", null);
            }
        } finally {
            lock.unlock();
        }
    }

    private void fail(@Nullable String reason, @Nullable Throwable cause) {
        BusException exception = new BusException(
                "publishing on " + topic + " failed: " + reason + "; of " + accepted + " messages "
                        + sent.confirmedMessages()
                        + " are confirmed, the fate of the others is not known",
                cause);
        state = State.FAILED;
        failure = exception;
        batch.clear();
        changed.signalAll();
        watch.cancel(false);
        producer.close();
        // A thread of its own: the listener may wait for other writers, whose confirmations need the timers.
        Thread listener = new Thread(() -> onFailure.accept(exception), "tidemill-bus-failure");
        listener.setDaemon(true);
        listener.start();
    }

    private void requireOpen() {
        if (state == State.FAILED) {
            throw new BusException("writer of " + topic + " has failed", failure);
        }
        if (state == State.CLOSED) {
            throw new IllegalStateException("writer of " + topic + " must be open, was closed");
        }
    }

    /**
     * Sends what is collected and waits until all that was taken is confirmed.
     *
     * @throws BusException if the writer fails before, or the wait is interrupted
     */
    public void flush() {
        lock.lock();
        try {
            requireOpen();
            if (!batch.isEmpty()) {
                send();
            }
            while (!sent.isEmpty()) {
                changed.await();
                requireOpen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException("interrupted while waiting for confirmations of " + topic, e);
        } finally {
            lock.unlock();
        }
    }

    /** The topic it publishes on. */
    public String topic() {
        return topic;
    }

    /** Messages taken so far. */
    public long accepted() {
        return read(() -> accepted);
    }

    /** Messages stored by the bus so far: the first ones that were taken, without a hole. */
    public long confirmed() {
        return read(sent::confirmedMessages);
    }

    /** How long the oldest payload on its way has waited, in nanoseconds; 0 when there is none. */
    public long oldestUnconfirmedNs() {
        return read(() -> sent.oldestAgeNs(System.nanoTime()));
    }

    private long read(LongSupplier value) {
        lock.lock();
        try {
            return value.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    /** What it is now. */
    public State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Why it failed; null when it has not. */
    public @Nullable BusException failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Flushes, unless it has failed, and disconnects. A second call does nothing.
     *
     * @throws BusException if the flush fails
     */
    @Override
    public void close() {
        try {
            if (state() == State.OPEN) {
                flush();
            }
        } finally {
            lock.lock();
            try {
                state = State.CLOSED;
            } finally {
                lock.unlock();
            }
            watch.cancel(false);
            producer.close().join();
        }
    }
}
