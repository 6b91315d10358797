package io.tidemill.tables;

import io.tidemill.tables.parquet.ColumnVector;
import java.util.List;

/**
 * Columns of one row group. The arrays are reused for the next batch, and may be longer than {@link #rows}.
 *
 * @param names of the columns
 * @param vectors their values, in the same order
 * @param rows how many there are
 */
public record ColumnBatch(List<String> names, List<ColumnVector> vectors, int rows) {
    /** The values of a column of times, counters or other 64-bit whole numbers. */
    public long[] longs(String column) {
        return vector(column).longs();
    }

    /** The values of a column of prices, sizes or other floating point numbers. */
    public double[] doubles(String column) {
        return vector(column).doubles();
    }

    /** The column, for codes and texts. */
    public ColumnVector vector(String column) {
        int index = names.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("column " + column + " was not asked for; there are " + names);
        }
        return vectors.get(index);
    }
}
