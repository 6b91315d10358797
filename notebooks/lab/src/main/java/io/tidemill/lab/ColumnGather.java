package io.tidemill.lab;

import io.tidemill.tables.Column;
import io.tidemill.tables.parquet.ColumnVector;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;

/**
 * The values of one column of the lake on their way into a Tablesaw column: one array, into which rows of row groups are
 * copied out of the reader's arrays. No object is made for a row.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> memory of the column, which Tablesaw takes over.
 */
abstract sealed class ColumnGather permits ColumnGather.Longs, ColumnGather.Doubles, ColumnGather.Ints, TextGather {
    private int rows;

    /** For so many rows of a column; bytes are shown in no table. */
    static ColumnGather of(Column column, int rows) {
        return switch (column.type()) {
            case LONG -> new Longs(rows);
            case DOUBLE -> new Doubles(rows);
            case INT -> new Ints(rows);
            case TEXT -> new TextGather(rows);
            case BYTES -> throw new IllegalArgumentException("column " + column.name() + " holds bytes");
        };
    }

    /** Copies rows {@code from} (included) to {@code to} (not) of a row group behind those before. */
    final void take(ColumnVector vector, int from, int to) {
        copy(vector, from, to, rows);
        rows += to - from;
    }

    abstract void copy(ColumnVector vector, int from, int to, int at);

    /** The Tablesaw column; what was gathered is gone. */
    abstract tech.tablesaw.columns.Column<?> column(String name);

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

    /** Whole numbers and times. */
    static final class Longs extends ColumnGather {
        private long[] values;

        Longs(int rows) {
            values = new long[rows];
        }

        @Override
        void copy(ColumnVector vector, int from, int to, int at) {
            System.arraycopy(vector.longs(), from, values, at, to - from);
        }

        /** The times of these ns, for people; before {@link #column}. */
        InstantColumn instants(String name) {
            PackedTimes packed = new PackedTimes();
            long[] instants = new long[values.length];
            for (int row = 0; row < instants.length; row++) {
                instants[row] = packed.pack(values[row]);
            }
            return Wrapping.instants(name, instants);
        }

        @Override
        LongColumn column(String name) {
            long[] taken = values;
            values = new long[0];
            return Wrapping.longs(name, taken);
        }
    }

    /** Prices, sizes, amounts. */
    static final class Doubles extends ColumnGather {
        private double[] values;

        Doubles(int rows) {
            values = new double[rows];
        }

        @Override
        void copy(ColumnVector vector, int from, int to, int at) {
            System.arraycopy(vector.doubles(), from, values, at, to - from);
        }

        @Override
        DoubleColumn column(String name) {
            double[] taken = values;
            values = new double[0];
            return Wrapping.doubles(name, taken);
        }
    }

    /** Small whole numbers. */
    static final class Ints extends ColumnGather {
        private int[] values;

        Ints(int rows) {
            values = new int[rows];
        }

        @Override
        void copy(ColumnVector vector, int from, int to, int at) {
            System.arraycopy(vector.ints(), from, values, at, to - from);
        }

        @Override
        IntColumn column(String name) {
            int[] taken = values;
            values = new int[0];
            return IntColumn.create(name, taken);
        }
    }
}
