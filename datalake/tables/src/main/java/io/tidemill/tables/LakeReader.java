package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.InstrumentKind;
import io.tidemill.model.instrument.Step;
import io.tidemill.tables.parquet.ColumnFileReader;
import io.tidemill.tables.parquet.ColumnVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lake as it was at one snapshot of each table.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class LakeReader {
    private final Map<LakeTable, Table> tables = new EnumMap<>(LakeTable.class);
    private final Map<LakeTable, Long> snapshots = new EnumMap<>(LakeTable.class);

    LakeReader(LakeCatalog catalog, Map<String, Long> wanted) {
        wanted.keySet().forEach(LakeTable::of);
        for (LakeTable kind : LakeTable.values()) {
            Table table = catalog.table(kind);
            tables.put(kind, table);
            Long id = wanted.get(kind.tableName());
            Snapshot current = table.currentSnapshot();
            if (id != null) {
                if (table.snapshot(id) == null) {
                    throw LakeException.broken("table " + kind.tableName() + " has no snapshot " + id
                            + " (any more); it has " + snapshotIds(table));
                }
                snapshots.put(kind, id);
            } else if (current != null) {
                snapshots.put(kind, current.snapshotId());
            }
        }
    }

    /** The snapshot id by table that this reader reads; a table that never had a row is not there. */
    public Map<String, Long> snapshots() {
        Map<String, Long> ids = new TreeMap<>();
        snapshots.forEach((table, id) -> ids.put(table.tableName(), id));
        return Collections.unmodifiableMap(ids);
    }

    /** All versions of all instruments. */
    public InstrumentVersions instruments() {
        record Row(long receiveTimeNs, long ordinal, Instrument instrument) {}
        List<Row> rows = new ArrayList<>();
        scan(LakeTable.INSTRUMENTS, columnNames(LakeTable.INSTRUMENTS), Long.MIN_VALUE, Long.MAX_VALUE, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                rows.add(new Row(
                        batch.longs("receive_time_ns")[row], batch.longs("ordinal")[row], instrument(batch, row)));
            }
        });
        rows.sort(Comparator.comparingLong(Row::receiveTimeNs).thenComparingLong(Row::ordinal));
        return new InstrumentVersions(rows.stream().map(Row::instrument).toList());
    }

    /**
     * Replays market events.
     *
     * @throws IllegalArgumentException if the lake does not know an instrument; the message names those it knows
     */
    public MarketReplay replay(ReplayQuery query) {
        return new MarketReplay(this, query);
    }

    /**
     * The gaps of some instruments in a range of receive times, by time.
     *
     * @param instruments by name; empty for all
     */
    public List<Gap> gaps(Collection<String> instruments, long fromNs, long toNs) {
        return GapScan.gaps(this, instruments, fromNs, toNs);
    }

    /** The first and the last receive time of the market events of these instruments; empty if there are none. */
    public java.util.Optional<TimeRange> range(Collection<String> instruments) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (MarketKind kind : MarketKind.values()) {
            for (FilePlan.Planned file : files(kind.table(), instruments, Long.MIN_VALUE, Long.MAX_VALUE)) {
                first = Math.min(first, file.minTimeNs());
                last = Math.max(last, file.maxTimeNs());
            }
        }
        return first > last ? java.util.Optional.empty() : java.util.Optional.of(new TimeRange(first, last));
    }

    /**
     * A range of receive times.
     *
     * @param firstNs of the first event
     * @param lastNs of the last event
     */
    public record TimeRange(long firstNs, long lastNs) {}

    /**
     * Gives columns of a table as arrays, a row group at a time, files in the order of their first receive time.
     *
     * @param columns names, in the order of the batches
     * @param fromNs files and row groups that lie before are left out; those that overlap are given whole
     * @param toNs files and row groups from here on are left out
     */
    public void scan(LakeTable table, List<String> columns, long fromNs, long toNs, Consumer<ColumnBatch> consumer) {
        scan(table, List.of(), columns, fromNs, toNs, consumer);
    }

    /**
     * Gives columns of a table as arrays, as {@link #scan(LakeTable, List, long, long, Consumer)}, without the files and row
     * groups that hold none of the wanted keys. Rows of a row group are sorted by key, then by receive time.
     *
     * @param keys values of the {@linkplain LakeTable#sortKey sort key}; empty for all
     */
    public void scan(
            LakeTable table,
            Collection<String> keys,
            List<String> columns,
            long fromNs,
            long toNs,
            Consumer<ColumnBatch> consumer) {
        for (FilePlan.Planned planned : files(table, keys, fromNs, toNs)) {
            try (ColumnFileReader reader = open(table, planned, columns, ColumnFileReader.Checksums.TRUSTED)) {
                ColumnVector[] vectors = reader.vectors();
                ColumnBatch empty = new ColumnBatch(columns, List.of(vectors), 0);
                for (int group = 0; group < reader.rowGroups(); group++) {
                    if (reader.max(group, "receive_time_ns") >= fromNs
                            && reader.min(group, "receive_time_ns") < toNs
                            && mayHold(reader, group, table, keys)) {
                        reader.read(group, vectors);
                        consumer.accept(new ColumnBatch(empty.names(), empty.vectors(), reader.rows(group)));
                    }
                }
            } catch (IOException e) {
                throw unreadable(table, planned, e);
            }
        }
    }

    /**
     * How many rows there are, as far as it is known without opening a file.
     *
     * @param keys values of the {@linkplain LakeTable#sortKey sort key}; empty for all
     */
    public RowCount rows(LakeTable table, Collection<String> keys, long fromNs, long toNs) {
        long atLeast = 0;
        long atMost = 0;
        for (FilePlan.Planned planned : files(table, keys, fromNs, toNs)) {
            long rows = planned.file().recordCount();
            boolean within = planned.minTimeNs() >= fromNs && planned.maxTimeNs() < toNs;
            atMost += rows;
            atLeast += within && (keys.isEmpty() || keys.contains(planned.onlyKey())) ? rows : 0;
        }
        return new RowCount(atLeast, atMost);
    }

    /**
     * Bounds of a number of rows.
     *
     * @param atLeast rows of the files that have none but those that are wanted
     * @param atMost rows of all files that can have some
     */
    public record RowCount(long atLeast, long atMost) {
        /** Whether the number is known. */
        public boolean isExact() {
            return atLeast == atMost;
        }
    }

    private static boolean mayHold(ColumnFileReader reader, int group, LakeTable table, Collection<String> keys) {
        return keys.isEmpty() || keys.stream().anyMatch(key -> reader.mayHold(group, table.sortKey(), key));
    }

    List<FilePlan.Planned> files(LakeTable table, Collection<String> keys, long fromNs, long toNs) {
        return FilePlan.files(table, table(table), snapshot(table), keys, fromNs, toNs);
    }

    ColumnFileReader open(
            LakeTable table, FilePlan.Planned planned, List<String> columns, ColumnFileReader.Checksums checksums)
            throws IOException {
        return ColumnFileReader.open(table(table).io().newInputFile(planned.file()), columns, checksums);
    }

    Table table(LakeTable kind) {
        Table table = tables.get(kind);
        if (table == null) {
            throw new IllegalStateException("every table was loaded");
        }
        return table;
    }

    @Nullable
    Long snapshot(LakeTable table) {
        return snapshots.get(table);
    }

    static List<String> columnNames(LakeTable table) {
        return table.columns().stream().map(Column::name).toList();
    }

    static LakeException unreadable(LakeTable table, FilePlan.Planned planned, Exception cause) {
        return LakeException.retryable(
                "a file of " + table.tableName() + " cannot be read: "
                        + planned.file().location() + ": " + cause.getMessage(),
                cause);
    }

    private static Instrument instrument(ColumnBatch batch, int row) {
        return new Instrument(
                batch.vector("id").ints()[row],
                batch.vector("instrument").textAt(row),
                batch.vector("venue_symbol").textAt(row),
                InstrumentKind.valueOf(batch.vector("kind").textAt(row)),
                batch.vector("base").textAt(row),
                batch.vector("quote").textAt(row),
                batch.vector("settlement").textAt(row),
                new Step(
                        batch.longs("tick_mantissa")[row],
                        batch.vector("tick_scale").ints()[row]),
                new Step(
                        batch.longs("lot_mantissa")[row],
                        batch.vector("lot_scale").ints()[row]),
                batch.doubles("multiplier")[row],
                batch.longs("order_step_lots")[row],
                batch.longs("min_size_lots")[row],
                batch.doubles("min_notional")[row],
                batch.longs("valid_from_ns")[row]);
    }

    private static List<Long> snapshotIds(Table table) {
        List<Long> ids = new ArrayList<>();
        table.snapshots().forEach(snapshot -> ids.add(snapshot.snapshotId()));
        return ids;
    }
}
