package io.tidemill.lab;

import io.tidemill.research.fold.Span;
import io.tidemill.tables.Column;
import io.tidemill.tables.ColumnBatch;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.parquet.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/**
 * Loads rows of a table of the lake into a Tablesaw table, from the bulk reader's arrays and without an object a row, in the
 * order of receive time.
 *
 * <p>Columns are named as in the lake, in camel case; a time in ns has a twin for people, an instant in UTC to the ms.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class TableLoad {
    private static final int BYTES_PER_VALUE = 8;

    private final LakeReader reader;
    private final LakeTable table;
    private final List<Column> columns;
    private final long limit;

    /**
     * A load of these columns.
     *
     * @param limit rows above which it is refused
     */
    TableLoad(LakeReader reader, LakeTable table, List<String> columns, long limit) {
        this.reader = reader;
        this.table = table;
        this.columns = table.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .toList();
        this.limit = limit;
    }

    /** A load of all columns that a person can read; the day is told by the time. */
    static TableLoad whole(LakeReader reader, LakeTable table, long limit) {
        List<String> shown = table.columns().stream()
                .filter(column ->
                        column.type() != ColumnType.BYTES && !column.name().equals("day"))
                .map(Column::name)
                .toList();
        return new TableLoad(reader, table, shown, limit);
    }

    /**
     * The rows of one key, such as an instrument, in a span.
     *
     * @param key null for all
     * @throws LabException if there are more rows than the limit
     */
    Table rows(@Nullable String key, Span span) {
        List<String> keys = key == null ? List.of() : List.of(key);
        long atMost = reader.rowsAtMost(table, keys, span.fromNs(), span.toNs());
        if (atMost > limit) {
            refuse(count(keys, key, span), span);
        }
        LinkedHashSet<String> read = new LinkedHashSet<>(List.of(table.sortKey(), "receive_time_ns"));
        columns.forEach(column -> read.add(column.name()));
        List<ColumnGather> gathers = columns.stream().map(ColumnGather::of).toList();
        Progress progress = Progress.of("reading " + table.tableName(), "rows");
        int[] rows = {0};
        reader.scan(table, keys, List.copyOf(read), span.fromNs(), span.toNs(), batch -> {
            for (RowSlice slice : RowSlice.of(table, batch, key, span)) {
                take(gathers, batch, slice);
                rows[0] += slice.rows();
            }
            progress.at(rows[0], atMost);
        });
        progress.end(rows[0]);
        String name = key == null ? table.tableName() : key + " " + table.tableName();
        return inOrder(build(name, gathers, rows[0]));
    }

    private long count(List<String> keys, @Nullable String key, Span span) {
        long[] rows = {0};
        reader.scan(table, keys, List.of(table.sortKey(), "receive_time_ns"), span.fromNs(), span.toNs(), batch -> {
            for (RowSlice slice : RowSlice.of(table, batch, key, span)) {
                rows[0] += slice.rows();
            }
        });
        return rows[0];
    }

    private void refuse(long rows, Span span) {
        if (rows > limit) {
            long bytes = rows * columns.size() * BYTES_PER_VALUE;
            throw new LabException(String.format(
                    Locale.ROOT,
                    "%s of %s would be %,d rows, about %,d MB; the limit is %,d rows.%n"
                            + "Take a shorter time (lab.range(from, to)), aggregate with lab.bars or lab.sql, or raise it:"
                            + " lab.limit(%d)",
                    table.tableName(),
                    Times.text(span),
                    rows,
                    bytes >> 20,
                    limit,
                    rows));
        }
    }

    private void take(List<ColumnGather> gathers, ColumnBatch batch, RowSlice slice) {
        for (int i = 0; i < gathers.size(); i++) {
            gathers.get(i).take(batch.vector(columns.get(i).name()), slice.from(), slice.to());
        }
    }

    private Table build(String name, List<ColumnGather> gathers, int rows) {
        List<tech.tablesaw.columns.Column<?>> built = new ArrayList<>();
        for (int i = 0; i < gathers.size(); i++) {
            String own = ColumnGather.name(columns.get(i).name());
            if (gathers.get(i) instanceof ColumnGather.Longs times && own.endsWith("TimeNs")) {
                built.add(times.instants(own.substring(0, own.length() - 2), rows));
            }
            built.add(gathers.get(i).column(own, rows));
        }
        return Table.create(name, built);
    }

    /** Files of several writers, and keys, overlap in time. */
    private static Table inOrder(Table loaded) {
        LongColumn times = loaded.longColumn("receiveTimeNs");
        boolean sorted = IntStream.range(1, times.size()).allMatch(i -> times.getLong(i - 1) <= times.getLong(i));
        if (sorted) {
            return loaded;
        }
        int[] order = IntStream.range(0, times.size())
                .boxed()
                .sorted(Comparator.comparingLong(times::getLong))
                .mapToInt(i -> i)
                .toArray();
        return Table.create(
                loaded.name(),
                loaded.columns().stream()
                        .<tech.tablesaw.columns.Column<?>>map(column -> column.subset(order))
                        .toList());
    }
}
