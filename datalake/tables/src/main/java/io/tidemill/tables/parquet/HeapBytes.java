package io.tidemill.tables.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;

/** Bytes of a page in an array, from {@code start} to {@code end}; not copied where they are in one already. */
final class HeapBytes {
    private static final ByteBufferAllocator HEAP = new HeapByteBufferAllocator();

    final byte[] array;
    final int start;
    final int end;

    private HeapBytes(byte[] array, int start, int end) {
        this.array = array;
        this.start = start;
        this.end = end;
    }

    static HeapBytes of(BytesInput bytes) {
        ByteBuffer buffer = bytes.toByteBuffer(HEAP, unused -> {});
        if (buffer.hasArray()) {
            int start = buffer.arrayOffset() + buffer.position();
            return new HeapBytes(buffer.array(), start, start + buffer.remaining());
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return new HeapBytes(copy, 0, copy.length);
    }

    /** The same, readable 8 bytes beyond the end. */
    HeapBytes padded() {
        if (array.length - end >= Long.BYTES) {
            return this;
        }
        byte[] copy = new byte[length() + Long.BYTES];
        System.arraycopy(array, start, copy, 0, length());
        return new HeapBytes(copy, 0, length());
    }

    int length() {
        return end - start;
    }

    /** As little-endian numbers. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(array, start, length()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
