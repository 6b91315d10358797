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
 * <p>Columns are named as in the lake, in camel case; the receive time in ns has a twin for people, an instant in
 * UTC to the ms.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class TableLoad {
    private static final int BYTES_PER_VALUE = 8;

    /** An array has no more. */
    private static final long MOST_ROWS = Integer.MAX_VALUE - 8;

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
        return without(List.of("day"), reader, table, limit);
    }

    /** A load of the market of one instrument: what is the same in all rows is left out. */
    static TableLoad market(LakeReader reader, LakeTable table, long limit) {
        return without(List.of("day", "venue", "instrument", "ordinal"), reader, table, limit);
    }

    private static TableLoad without(List<String> names, LakeReader reader, LakeTable table, long limit) {
        List<String> shown = table.columns().stream()
                .filter(column -> column.type() != ColumnType.BYTES && !names.contains(column.name()))
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
        LakeReader.RowCount known = reader.rows(table, keys, span.fromNs(), span.toNs());
        int all = checked(known.isExact() ? known.atMost() : count(keys, key, span), span);
        LinkedHashSet<String> read = new LinkedHashSet<>(List.of(table.sortKey(), "receive_time_ns"));
        columns.forEach(column -> read.add(column.name()));
        List<ColumnGather> gathers =
                columns.stream().map(column -> ColumnGather.of(column, all)).toList();
        Progress progress = Progress.of("reading " + table.tableName(), "rows");
        int[] rows = {0};
        reader.scan(table, keys, List.copyOf(read), span.fromNs(), span.toNs(), batch -> {
            for (RowSlice slice : RowSlice.of(table, batch, key, span)) {
                take(gathers, batch, slice);
                rows[0] += slice.rows();
            }
            progress.at(rows[0], all);
        });
        progress.end(rows[0]);
        String name = key == null ? table.tableName() : key + " " + table.tableName();
        return inOrder(build(name, gathers));
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

    private int checked(long rows, Span span) {
        if (rows > Math.min(limit, MOST_ROWS)) {
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
        return (int) rows;
    }

    private void take(List<ColumnGather> gathers, ColumnBatch batch, RowSlice slice) {
        for (int i = 0; i < gathers.size(); i++) {
            gathers.get(i).take(batch.vector(columns.get(i).name()), slice.from(), slice.to());
        }
    }

    private Table build(String name, List<ColumnGather> gathers) {
        List<tech.tablesaw.columns.Column<?>> built = new ArrayList<>();
        for (int i = 0; i < gathers.size(); i++) {
            String own = ColumnGather.name(columns.get(i).name());
            if (gathers.get(i) instanceof ColumnGather.Longs times && own.equals("receiveTimeNs")) {
                built.add(times.instants(own.substring(0, own.length() - 2)));
            }
            built.add(gathers.get(i).column(own));
        }
        return Table.create(name, built);
    }

    /** Files of several writers, and keys, overlap in time. */
    private static Table inOrder(Table loaded) {
        LongColumn times = loaded.longColumn("receiveTimeNs");
        int ordered = 1;
        while (ordered < times.size() && times.getLong(ordered - 1) <= times.getLong(ordered)) {
            ordered++;
        }
        if (ordered >= times.size()) {
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
