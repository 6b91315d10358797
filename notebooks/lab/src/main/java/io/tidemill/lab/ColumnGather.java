package io.tidemill.lab;

import io.tidemill.tables.Column;
import io.tidemill.tables.parquet.ColumnVector;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;

/**
 * The values of one column of the lake on their way into a Tablesaw column: pieces of row groups, each copied once out of the
 * reader's arrays, and let go as soon as they are in the column. No object is made for a row.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> at its end, memory of the column twice; of all other columns once.
 */
abstract sealed class ColumnGather permits ColumnGather.Longs, ColumnGather.Doubles, ColumnGather.Ints, TextGather {
    /** For a column of this type; bytes are shown in no table. */
    static ColumnGather of(Column column) {
        return switch (column.type()) {
            case LONG -> new Longs();
            case DOUBLE -> new Doubles();
            case INT -> new Ints();
            case TEXT -> new TextGather();
            case BYTES -> throw new IllegalArgumentException("column " + column.name() + " holds bytes");
        };
    }

    /** Copies rows {@code from} (included) to {@code to} (not) of a row group. */
    abstract void take(ColumnVector vector, int from, int to);

    /** The Tablesaw column; what was gathered is gone. */
    abstract tech.tablesaw.columns.Column<?> column(String name, int rows);

    /** Whole numbers and times. */
    static final class Longs extends ColumnGather {
        private final Deque<long[]> pieces = new ArrayDeque<>();

        @Override
        void take(ColumnVector vector, int from, int to) {
            pieces.add(Arrays.copyOfRange(vector.longs(), from, to));
        }

        /** The times of these ns, for people; before {@link #column}. */
        InstantColumn instants(String name, int rows) {
            InstantColumn column = InstantColumn.create(name, rows);
            PackedTimes packed = new PackedTimes();
            int row = 0;
            for (long[] piece : pieces) {
                for (long timeNs : piece) {
                    if (timeNs != Long.MIN_VALUE) {
                        column.set(row, packed.pack(timeNs));
                    }
                    row++;
                }
            }
            return column;
        }

        @Override
        LongColumn column(String name, int rows) {
            LongColumn column = LongColumn.create(name, rows);
            int row = 0;
            while (!pieces.isEmpty()) {
                for (long value : pieces.remove()) {
                    column.set(row++, value);
                }
            }
            return column;
        }
    }

    /** Prices, sizes, amounts. */
    static final class Doubles extends ColumnGather {
        private final Deque<double[]> pieces = new ArrayDeque<>();

        @Override
        void take(ColumnVector vector, int from, int to) {
            pieces.add(Arrays.copyOfRange(vector.doubles(), from, to));
        }

        @Override
        DoubleColumn column(String name, int rows) {
            DoubleColumn column = DoubleColumn.create(name, rows);
            int row = 0;
            while (!pieces.isEmpty()) {
                for (double value : pieces.remove()) {
                    column.set(row++, value);
                }
            }
            return column;
        }
    }

    /** Small whole numbers. */
    static final class Ints extends ColumnGather {
        private final Deque<int[]> pieces = new ArrayDeque<>();

        @Override
        void take(ColumnVector vector, int from, int to) {
            pieces.add(Arrays.copyOfRange(vector.ints(), from, to));
        }

        @Override
        IntColumn column(String name, int rows) {
            IntColumn column = IntColumn.create(name, rows);
            int row = 0;
            while (!pieces.isEmpty()) {
                for (int value : pieces.remove()) {
                    column.set(row++, value);
                }
            }
            return column;
        }
    }

    /** The name of a column in a table of a notebook, such as {@code bidPrice} of {@code bid_price}. */
    static String name(String column) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < column.length(); i++) {
            char c = column.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }
}
