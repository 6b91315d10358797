package io.tidemill.lab;

import io.tidemill.lab.chart.Scale;
import java.time.Instant;
import java.util.Arrays;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Columns of a table as numbers. */
final class Values {
    private static final double MS_PER_DAY = 86_400_000;

    private Values() {}

    /**
     * A column.
     *
     * @throws LabException if there is none with this name
     */
    static Column<?> column(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw Nearest.unknown("column of '" + table.name() + "'", name, table.columnNames());
        }
        return table.column(name);
    }

    /** The values of a column of numbers; NaN where one is missing. */
    static double[] numbers(Table table, String name) {
        return numbers(column(table, name));
    }

    /** The same of a column. */
    static double[] numbers(Column<?> column) {
        if (column instanceof NumericColumn<?> numbers) {
            double[] values = new double[numbers.size()];
            Arrays.setAll(values, i -> numbers.isMissing(i) ? Double.NaN : numbers.getDouble(i));
            return values;
        }
        throw new LabException("column '" + column.name() + "' must hold numbers, holds "
                + column.type().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** The values of a column of numbers or times; times in ms since 1970. */
    static double[] positions(Table table, String name) {
        Column<?> column = column(table, name);
        double[] values = new double[column.size()];
        if (column instanceof InstantColumn times) {
            Arrays.setAll(values, i -> ms(times.get(i)));
            return values;
        }
        if (column instanceof DateTimeColumn times) {
            Arrays.setAll(
                    values,
                    i -> times.isMissing(i) ? Double.NaN : ms(times.get(i).toInstant(java.time.ZoneOffset.UTC)));
            return values;
        }
        if (column instanceof DateColumn days) {
            Arrays.setAll(
                    values, i -> days.isMissing(i) ? Double.NaN : days.get(i).toEpochDay() * MS_PER_DAY);
            return values;
        }
        return numbers(column);
    }

    /** The axis of such a column. */
    static Scale scale(Table table, String name) {
        return column(table, name) instanceof NumericColumn ? Scale.number(name) : Scale.time();
    }

    private static double ms(@org.jspecify.annotations.Nullable Instant time) {
        return time == null ? Double.NaN : time.toEpochMilli();
    }
}
