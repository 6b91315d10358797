package io.tidemill.tables.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The two bit-packed encodings of Parquet. A value of up to 57 bits that starts at any bit lies within the 8 bytes from its
 * first byte: one unaligned load, a shift and a mask. Arrays must be readable 8 bytes beyond {@code end}.
 *
 * <p><b>Source:</b> Apache Parquet, Encodings.md: "Run Length Encoding / Bit-Packing Hybrid" and "Delta Encoding".
 */
final class PackedInts {
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WIDEST_IN_ONE_LOAD = 57;

    private PackedInts() {}

    /** Decodes a page of dictionary codes: the width in one byte, then runs that are repeated or packed. */
    static void hybrid(byte[] bytes, int start, int end, int count, int[] to, int offset) {
        int width = bytes[start];
        if (width < 0 || width > Integer.SIZE) {
            throw new IllegalArgumentException("bits of a code must be in 0..32, were " + width);
        }
        int at = start + 1;
        int row = offset;
        int last = offset + count;
        int valueBytes = (width + 7) >>> 3;
        long mask = (1L << width) - 1;
        while (row < last) {
            long header = 0;
            int shift = 0;
            byte next;
            do {
                requireWithin(at, end);
                next = bytes[at++];
                header |= (long) (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            int length = (int) (header >>> 1);
            if ((header & 1) == 0) {
                int until = Math.min(last, row + length);
                requireWithin(at + valueBytes - 1, end + (valueBytes == 0 ? 1 : 0));
                Arrays.fill(to, row, until, (int) ((long) I64.get(bytes, at) & mask));
                at += valueBytes;
                row = until;
            } else {
                int values = Math.min(last - row, length * Byte.SIZE);
                requireWithin(at + (int) (((long) values * width + 7) >>> 3) - 1, end + (width == 0 ? 1 : 0));
                unpack(bytes, at, width, mask, values, to, row);
                at += length * width;
                row += values;
            }
        }
    }

    private static void unpack(byte[] bytes, int at, int width, long mask, int values, int[] to, int row) {
        int bit = 0;
        for (int i = 0; i < values; i++) {
            to[row + i] = (int) ((long) I64.get(bytes, at + (bit >>> 3)) >>> (bit & 7) & mask);
            bit += width;
        }
    }

    /** Decodes a page of DELTA_BINARY_PACKED. */
    static void delta(byte[] bytes, int start, int end, int count, long[] to, int offset) {
        VarInts in = new VarInts(bytes, start, end);
        int blockValues = (int) in.next();
        int miniBlocks = (int) in.next();
        int total = (int) in.next();
        if (total != count || miniBlocks <= 0 || blockValues % miniBlocks != 0) {
            throw new IllegalArgumentException("a delta page of " + count + " values must say so, said " + total
                    + " in " + miniBlocks + " parts of blocks of " + blockValues);
        }
        if (count == 0) {
            return;
        }
        int perMiniBlock = blockValues / miniBlocks;
        long value = in.nextZigZag();
        int row = offset;
        int last = offset + count;
        to[row++] = value;
        while (row < last) {
            long minDelta = in.nextZigZag();
            int widths = in.at;
            int at = widths + miniBlocks;
            for (int i = 0; i < miniBlocks && row < last; i++) {
                int width = bytes[widths + i];
                if (width < 0 || width > Long.SIZE) {
                    throw new IllegalArgumentException("bits of a delta must be in 0..64, were " + width);
                }
                int values = Math.min(perMiniBlock, last - row);
                int packedBytes = (perMiniBlock * width) >>> 3;
                requireWithin(at + packedBytes - 1, end + (width == 0 ? 1 : 0));
                value = width <= WIDEST_IN_ONE_LOAD
                        ? addDeltas(bytes, at, width, minDelta, value, values, to, row)
                        : addWideDeltas(bytes, at, width, minDelta, value, values, to, row);
                at += packedBytes;
                row += values;
            }
            in.at = at;
        }
    }

    private static long addDeltas(
            byte[] bytes, int at, int width, long minDelta, long from, int values, long[] to, int row) {
        long value = from;
        if (width == 0) {
            for (int i = 0; i < values; i++) {
                value += minDelta;
                to[row + i] = value;
            }
            return value;
        }
        long mask = (1L << width) - 1;
        int bit = 0;
        for (int i = 0; i < values; i++) {
            value += minDelta + ((long) I64.get(bytes, at + (bit >>> 3)) >>> (bit & 7) & mask);
            to[row + i] = value;
            bit += width;
        }
        return value;
    }

    private static long addWideDeltas(
            byte[] bytes, int at, int width, long minDelta, long from, int values, long[] to, int row) {
        long value = from;
        long mask = width == Long.SIZE ? -1L : (1L << width) - 1;
        int bit = 0;
        for (int i = 0; i < values; i++) {
            int first = at + (bit >>> 3);
            int shift = bit & 7;
            long packed = (long) I64.get(bytes, first) >>> shift;
            if (shift != 0) {
                packed |= (long) bytes[first + Long.BYTES] << (Long.SIZE - shift);
            }
            value += minDelta + (packed & mask);
            to[row + i] = value;
            bit += width;
        }
        return value;
    }

    private static void requireWithin(int at, int end) {
        if (at >= end) {
            throw new IllegalArgumentException("a page ends at byte " + end + " but its values go on to byte " + at);
        }
    }

    private static final class VarInts {
        private final byte[] bytes;
        private final int end;
        private int at;

        VarInts(byte[] bytes, int at, int end) {
            this.bytes = bytes;
            this.at = at;
            this.end = end;
        }

        long next() {
            long value = 0;
            int shift = 0;
            byte part;
            do {
                requireWithin(at, end);
                part = bytes[at++];
                value |= (long) (part & 0x7F) << shift;
                shift += 7;
            } while (part < 0);
            return value;
        }

        long nextZigZag() {
            long raw = next();
            return raw >>> 1 ^ -(raw & 1);
        }
    }
}
