package io.tidemill.tables.parquet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The decoded values of one column of one row group. The arrays may be longer than {@link #rows}; they are reused by the next
 * read into the same vector.
 *
 * <p><b>Shape:</b> LONG in {@link #longs}, DOUBLE in {@link #doubles}, INT in {@link #ints}; TEXT as codes in {@link #ints}
 * with the texts in {@link #text}; BYTES in {@link #bytes}.
 */
public final class ColumnVector {
    private final ColumnType type;
    private final Map<String, Integer> codes = new HashMap<>();
    private long[] longs = {};
    private double[] doubles = {};
    private int[] ints = {};
    private byte[][] bytes = {};
    private String[] texts = {};
    private int textCount;
    private int rows;

    /** An empty vector. */
    public ColumnVector(ColumnType type) {
        this.type = type;
    }

    /** What it holds. */
    public ColumnType type() {
        return type;
    }

    /** Rows of the row group. */
    public int rows() {
        return rows;
    }

    /** The values of a LONG column. */
    public long[] longs() {
        return longs;
    }

    /** The values of a DOUBLE column. */
    public double[] doubles() {
        return doubles;
    }

    /** The values of an INT column, or the codes of a TEXT column. */
    public int[] ints() {
        return ints;
    }

    /** The values of a BYTES column. */
    public byte[][] bytes() {
        return bytes;
    }

    /** How many texts there are: codes run from 0 to one less. */
    public int textCount() {
        return textCount;
    }

    /** The text of a code. */
    public String text(int code) {
        return texts[code];
    }

    /** The text in a row. */
    public String textAt(int row) {
        return texts[ints[row]];
    }

    /** The code of a text in this row group, or -1 if no row has it. */
    public int codeOf(String text) {
        return codes.getOrDefault(text, -1);
    }

    void begin(int rowCount) {
        rows = rowCount;
        textCount = 0;
        codes.clear();
        switch (type) {
            case LONG -> longs = longs.length < rowCount ? new long[rowCount] : longs;
            case DOUBLE -> doubles = doubles.length < rowCount ? new double[rowCount] : doubles;
            case INT, TEXT -> ints = ints.length < rowCount ? new int[rowCount] : ints;
            case BYTES -> bytes = bytes.length < rowCount ? new byte[rowCount][] : bytes;
        }
    }

    /** The code of a text, new if it is. */
    int intern(String text) {
        Integer known = codes.putIfAbsent(text, textCount);
        if (known != null) {
            return known;
        }
        if (textCount == texts.length) {
            texts = Arrays.copyOf(texts, Math.max(16, textCount * 2));
        }
        texts[textCount] = text;
        return textCount++;
    }
}
