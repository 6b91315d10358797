package io.tidemill.tables;

import io.tidemill.tables.parquet.ColumnVector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The sum of the SHA-256 of all rows modulo 2^256: the same for the same rows, however they are split into files. */
final class ContentHash {
    private static final int WORDS = 4;

    private final MessageDigest digest;
    private final long[] sum = new long[WORDS];
    private ByteBuffer row = ByteBuffer.allocate(4096);

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String of(LakeReader reader, LakeTable table) {
        ContentHash hash = new ContentHash();
        reader.scan(table, LakeReader.columnNames(table), Long.MIN_VALUE, Long.MAX_VALUE, batch -> {
            for (int i = 0; i < batch.rows(); i++) {
                hash.add(batch, i);
            }
        });
        ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
        for (long word : hash.sum) {
            bytes.putLong(word);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    private void add(ColumnBatch batch, int index) {
        row.clear();
        for (ColumnVector vector : batch.vectors()) {
            switch (vector.type()) {
                case LONG -> room(Long.BYTES).putLong(vector.longs()[index]);
                case DOUBLE -> room(Long.BYTES).putLong(Double.doubleToLongBits(vector.doubles()[index]));
                case INT -> room(Integer.BYTES).putInt(vector.ints()[index]);
                case TEXT -> bytes(vector.textAt(index).getBytes(StandardCharsets.UTF_8));
                case BYTES -> bytes(vector.bytes()[index]);
            }
        }
        row.flip();
        digest.update(row);
        ByteBuffer hashed = ByteBuffer.wrap(digest.digest());
        long carry = 0;
        for (int word = WORDS - 1; word >= 0; word--) {
            long addend = hashed.getLong(word * Long.BYTES);
            long partial = sum[word] + addend;
            long total = partial + carry;
            carry = Long.compareUnsigned(partial, addend) < 0 || Long.compareUnsigned(total, partial) < 0 ? 1 : 0;
            sum[word] = total;
        }
    }

    private void bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }

    private ByteBuffer room(int bytes) {
        if (row.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(row.capacity() * 2, row.position() + bytes));
            row.flip();
            larger.put(row);
            row = larger;
        }
        return row;
    }
}
