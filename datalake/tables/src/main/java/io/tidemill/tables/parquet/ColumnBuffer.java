package io.tidemill.tables.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/**
 * The values of one column that are not yet in a file, in the order in which they came. Texts are kept once each.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> allocates when it grows and for each text not seen before.
 */
public final class ColumnBuffer {
    private static final int FIRST_CAPACITY = 1024;
    private static final int NO_CODE = -1;

    private final ColumnType type;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Binary> encodedTexts = new ArrayList<>();
    private long[] longs = {};
    private double[] doubles = {};
    private int[] ints = {};
    private byte[] bytes = {};
    private int rows;
    private String lastText = "";
    private int lastCode = NO_CODE;

    /** An empty buffer. */
    public ColumnBuffer(ColumnType type) {
        this.type = type;
    }

    /** Adds a whole number of 64 bits. */
    public void add(long value) {
        if (rows == longs.length) {
            longs = Arrays.copyOf(longs, grown(rows));
        }
        longs[rows++] = value;
    }

    /** Adds a whole number of 32 bits. */
    public void add(int value) {
        if (rows == ints.length) {
            ints = Arrays.copyOf(ints, grown(rows));
        }
        ints[rows++] = value;
    }

    /** Adds a floating point number. */
    public void add(double value) {
        if (rows == doubles.length) {
            doubles = Arrays.copyOf(doubles, grown(rows));
        }
        doubles[rows++] = value;
    }

    /** Adds a text and answers its code in this buffer. */
    public int add(String value) {
        int code = codeOf(value);
        add(code);
        return code;
    }

    /** Adds bytes, which are copied. */
    public void add(byte[] source, int offset, int length) {
        int start = rows == 0 ? 0 : ints[rows - 1];
        if (start + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + length, grown(bytes.length)));
        }
        System.arraycopy(source, offset, bytes, start, length);
        add(start + length);
    }

    /** Adds all rows of a column that was read. */
    public void addAll(ColumnVector values) {
        for (int row = 0; row < values.rows(); row++) {
            switch (type) {
                case LONG -> add(values.longs()[row]);
                case DOUBLE -> add(values.doubles()[row]);
                case INT -> add(values.ints()[row]);
                case TEXT -> add(values.textAt(row));
                case BYTES -> add(values.bytes()[row], 0, values.bytes()[row].length);
            }
        }
    }

    /** The 64-bit whole number in a row. */
    public long longAt(int row) {
        return longs[row];
    }

    /** The 32-bit whole number in a row. */
    public int intAt(int row) {
        return ints[row];
    }

    /** The text in a row. */
    public String textAt(int row) {
        return texts.get(ints[row]);
    }

    /** Rows so far. */
    public int rows() {
        return rows;
    }

    /** Bytes of the values that were added, about. */
    public long sizeInBytes() {
        return switch (type) {
            case LONG, DOUBLE -> 8L * rows;
            case INT, TEXT -> 4L * rows;
            case BYTES -> rows == 0 ? 0 : 4L * rows + ints[rows - 1];
        };
    }

    /** Forgets all rows from this one on. */
    public void truncate(int toRows) {
        rows = Math.min(rows, toRows);
    }

    /** Forgets all rows; keeps the space. */
    public void clear() {
        rows = 0;
        codes.clear();
        texts.clear();
        encodedTexts.clear();
        lastCode = NO_CODE;
    }

    /** Writes rows {@code order[from]} to {@code order[to - 1]}. */
    void writeTo(ColumnWriter writer, int[] order, int from, int to) {
        switch (type) {
            case LONG -> {
                for (int i = from; i < to; i++) {
                    writer.write(longs[order[i]], 0, 0);
                }
            }
            case INT -> {
                for (int i = from; i < to; i++) {
                    writer.write(ints[order[i]], 0, 0);
                }
            }
            case DOUBLE -> {
                for (int i = from; i < to; i++) {
                    writer.write(doubles[order[i]], 0, 0);
                }
            }
            case TEXT -> {
                for (int i = from; i < to; i++) {
                    writer.write(encodedTexts.get(ints[order[i]]), 0, 0);
                }
            }
            case BYTES -> {
                for (int i = from; i < to; i++) {
                    writer.write(bytesAt(order[i]), 0, 0);
                }
            }
        }
    }

    private Binary bytesAt(int row) {
        int start = row == 0 ? 0 : ints[row - 1];
        return Binary.fromConstantByteArray(bytes, start, ints[row] - start);
    }

    private int codeOf(String value) {
        // the same String object comes again and again: most rows end here
        if (lastCode != NO_CODE && lastText.equals(value)) {
            return lastCode;
        }
        Integer known = codes.get(value);
        if (known == null) {
            known = texts.size();
            codes.put(value, known);
            texts.add(value);
            encodedTexts.add(Binary.fromConstantByteArray(value.getBytes(StandardCharsets.UTF_8)));
        }
        lastText = value;
        lastCode = known;
        return known;
    }

    private static int grown(int capacity) {
        return Math.max(FIRST_CAPACITY, capacity + (capacity >> 1));
    }
}
