package io.tidemill.lab;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The rows of a Spark query as a Tablesaw table. What Tablesaw has no column for becomes text. */
final class SparkTable {
    /** Appends one value. */
    private interface Cell {
        void append(@Nullable Object value);
    }

    private SparkTable() {}

    /**
     * Collects the rows.
     *
     * @throws LabException if there are more than the limit
     */
    static Table of(Dataset<Row> rows, long limit) {
        List<Column<?>> columns = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (StructField field : rows.schema().fields()) {
            add(field.name(), field.dataType(), columns, cells);
        }
        Progress progress = Progress.of("collecting", "rows");
        long count = 0;
        Iterator<Row> all =
                rows.limit((int) Math.min(limit + 1, Integer.MAX_VALUE)).toLocalIterator();
        while (all.hasNext()) {
            if (count == limit) {
                throw new LabException(String.format(
                        Locale.ROOT,
                        "the query gives more than %,d rows: aggregate more, end it with LIMIT, or raise the limit:"
                                + " lab.limit(rows)",
                        limit));
            }
            Row row = all.next();
            for (int i = 0; i < cells.size(); i++) {
                cells.get(i).append(row.get(i));
            }
            progress.at(++count, 0);
        }
        progress.end(count);
        return Table.create("query", columns);
    }

    private static void add(String name, DataType type, List<Column<?>> columns, List<Cell> cells) {
        if (type.equals(DataTypes.LongType)) {
            LongColumn column = LongColumn.create(name);
            cells.add(value -> column.append((Long) value));
            columns.add(column);
        } else if (type.equals(DataTypes.IntegerType)
                || type.equals(DataTypes.ShortType)
                || type.equals(DataTypes.ByteType)) {
            IntColumn column = IntColumn.create(name);
            cells.add(value -> column.append(value == null ? null : (Integer) ((Number) value).intValue()));
            columns.add(column);
        } else if (type.equals(DataTypes.DoubleType)
                || type.equals(DataTypes.FloatType)
                || type.typeName().startsWith("decimal")) {
            DoubleColumn column = DoubleColumn.create(name);
            cells.add(value -> column.append(value == null ? null : (Double) ((Number) value).doubleValue()));
            columns.add(column);
        } else if (type.equals(DataTypes.BooleanType)) {
            BooleanColumn column = BooleanColumn.create(name);
            cells.add(value -> column.append((Boolean) value));
            columns.add(column);
        } else if (type.equals(DataTypes.DateType)) {
            // without java.sql: the session gives dates and times of java.time
            DateColumn column = DateColumn.create(name);
            cells.add(value -> column.append((LocalDate) value));
            columns.add(column);
        } else if (type.equals(DataTypes.TimestampType)) {
            InstantColumn column = InstantColumn.create(name);
            cells.add(value -> column.append((Instant) value));
            columns.add(column);
        } else {
            StringColumn column = StringColumn.create(name);
            cells.add(value -> column.append(value == null ? null : value.toString()));
            columns.add(column);
        }
    }
}
