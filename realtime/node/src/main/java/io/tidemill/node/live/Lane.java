package io.tidemill.node.live;

import io.tidemill.wire.MessageSink;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * A ring between two stages. A full ring holds its producer back: nothing is dropped, and what is not read in time shows as
 * {@link #waits}.
 *
 * <p><b>Thread:</b> as the ring: one consumer; one producer, or many.
 */
final class Lane implements MessageSink {
    private static final int MESSAGE = 1;
    private static final int MESSAGES_AT_ONCE = 256;
    private static final long PAUSE_NS = 20_000;

    private final RingBuffer ring;
    private final String name;
    private final LongAdder waits = new LongAdder();
    private volatile boolean closed;

    /** A lane over a ring of this kind, made by {@link #bytes}. */
    Lane(String name, RingBuffer ring) {
        this.name = name;
        this.ring = ring;
    }

    /** Memory for a ring; the capacity is in bytes, a power of two, and the longest message an eighth of it. */
    static UnsafeBuffer bytes(int capacity) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(capacity + RingBufferDescriptor.TRAILER_LENGTH));
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        while (!ring.write(MESSAGE, buffer, offset, length)) {
            if (closed) {
                throw new IllegalStateException("lane " + name + " has lost its reader");
            }
            waits.increment();
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /** Gives out what is there, and says how many messages it was. */
    int drain(MessageHandler handler) {
        return ring.read(handler, MESSAGES_AT_ONCE);
    }

    /** Bytes that wait. */
    long pending() {
        return ring.producerPosition() - ring.consumerPosition();
    }

    /** How often a producer was held back because the ring was full. */
    long waits() {
        return waits.sum();
    }

    /** The reader is gone: a producer that would wait for room fails instead. */
    void close() {
        closed = true;
    }
}
