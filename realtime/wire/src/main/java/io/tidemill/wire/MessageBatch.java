package io.tidemill.wire;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * Messages one behind the other, as they stand in a payload of the bus and in a journal file.
 *
 * <pre>
 *   0        4            4+n      8+n
 *   +--------+------------+--------+---...
 *   | n int32| n bytes    | m int32| m bytes
 *   +--------+------------+--------+---...   little-endian
 * </pre>
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class MessageBatch implements MessageSink {
    /** Bytes before each message. */
    public static final int PREFIX = Integer.BYTES;

    private final ExpandableArrayBuffer bytes;
    private int length;
    private int messages;

    /** An empty batch; {@code initialCapacity} is in bytes, and grows when needed. */
    public MessageBatch(int initialCapacity) {
        bytes = new ExpandableArrayBuffer(initialCapacity);
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int messageLength) {
        bytes.putInt(length, messageLength, ByteOrder.LITTLE_ENDIAN);
        bytes.putBytes(length + PREFIX, buffer, offset, messageLength);
        length += PREFIX + messageLength;
        messages++;
    }

    /** Bytes so far, prefixes included. */
    public int length() {
        return length;
    }

    /** Messages so far. */
    public int messages() {
        return messages;
    }

    /** Whether nothing was added since the last {@link #clear}. */
    public boolean isEmpty() {
        return messages == 0;
    }

    /** The batch, from offset 0; valid until the next call. */
    public DirectBuffer buffer() {
        return bytes;
    }

    /** A copy of the batch. */
    public byte[] toByteArray() {
        byte[] copy = new byte[length];
        bytes.getBytes(0, copy);
        return copy;
    }

    /** Forgets all messages. */
    public void clear() {
        length = 0;
        messages = 0;
    }

    /**
     * Gives each message of a batch to a sink, in order.
     *
     * @return how many there were
     * @throws IllegalArgumentException if a length does not fit the bytes: the message names offset and length. The
     *     messages before it were given.
     */
    public static int forEach(DirectBuffer batch, int offset, int length, MessageSink sink) {
        int end = offset + length;
        int at = offset;
        int count = 0;
        while (at < end) {
            int size = end - at < PREFIX ? -1 : batch.getInt(at, ByteOrder.LITTLE_ENDIAN);
            if (size < 0 || size > end - at - PREFIX) {
                throw new IllegalArgumentException("message " + count + " at byte " + (at - offset) + " of " + length
                        + " must have a length within the batch, was " + size);
            }
            sink.message(batch, at + PREFIX, size);
            at += PREFIX + size;
            count++;
        }
        return count;
    }
}
