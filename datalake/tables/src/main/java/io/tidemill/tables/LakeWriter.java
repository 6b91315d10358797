package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows into the lake, each event of each source exactly once.
 *
 * <p>Iceberg commits one table at a time. So each table's snapshot carries, for each source that feeds it, the number of the
 * source's events so far and the place to go on from: rows and positions of a table become visible together or not at all.
 * After a crash between two tables a source goes on from the place of the table that is furthest behind, and the tables that
 * are ahead pass over the events that they have: the number of an event in its source, its {@code ordinal}, tells. The same
 * number is a column of every table, so reading a source again gives the same rows.
 *
 * <pre>
 *   source market/BINANCE   1 2 3 4 5 6 7 8 9 ...
 *   trades       committed ─────────┘ 5              crash here: read again from behind 3,
 *   book_deltas  committed ─────┘ 3                  trades pass over 4 and 5
 * </pre>
 *
 * Rejected: one table for the positions (a commit to it cannot be one with the commit of rows) and deleting rows after a crash
 * (they may have been read).
 *
 * <p><b>Thread:</b> one at a time.
 */
public final class LakeWriter implements AutoCloseable {
    static final Logger LOG = LoggerFactory.getLogger(LakeWriter.class);

    private static final long FLUSH_ROWS = 1_000_000;
    private static final long FLUSH_BYTES = 128L << 20;

    private final LakeCatalog catalog;
    private final String name;
    private final InstrumentVersions instruments;
    private final Map<LakeTable, TableWriter> tables = new EnumMap<>(LakeTable.class);
    private final Map<String, LakeSource> sources = new LinkedHashMap<>();

    LakeWriter(LakeCatalog catalog, String name, InstrumentVersions instruments) {
        this.catalog = catalog;
        this.name = name;
        this.instruments = instruments;
    }

    /**
     * A stream of events that goes into the lake. The first call for a name reads how far the lake has got with it; later calls
     * give the same source.
     *
     * @param source its name, such as {@code market/BINANCE}; the part behind the last {@code /} is the account, engine or sweep
     */
    public LakeSource source(String source, SourceKind kind) {
        return sources.computeIfAbsent(source, key -> new LakeSource(this, key, kind));
    }

    /** Rows that were given and are not yet visible. */
    public long uncommittedRows() {
        return tables.values().stream().mapToLong(TableWriter::uncommittedRows).sum();
    }

    /** A definition that another writer brings into the lake: events of the instrument may come here, too. */
    public void learn(Instrument instrument) {
        define(instrument);
    }

    /** Makes all rows visible, with the properties on each snapshot. Tables without new rows are left alone. */
    public Map<LakeTable, Long> commit(Map<String, String> properties) {
        return commit(properties, Quiet.LEAVE);
    }

    /** What a commit does with tables that have no new rows. */
    public enum Quiet {
        /** Nothing: the position stays where it is, and a restart reads a little more. */
        LEAVE,
        /** Carries the new positions to them as well. */
        STAMP
    }

    /**
     * Makes all rows visible.
     *
     * @param properties are set on each snapshot
     * @return rows that became visible, by table
     * @throws LakeException if a table refused. The tables before it are done, the rows of the others are still held; its
     *     remedy tells whether the same call may be made again, or a new writer begin where the lake stands
     */
    public Map<LakeTable, Long> commit(Map<String, String> properties, Quiet quiet) {
        Map<LakeTable, Long> rows = new EnumMap<>(LakeTable.class);
        // instruments first: who reads rows must find the definition of their steps
        commit(LakeTable.INSTRUMENTS, properties, quiet, rows);
        for (LakeTable table : LakeTable.values()) {
            if (table != LakeTable.INSTRUMENTS) {
                commit(table, properties, quiet, rows);
            }
        }
        return rows;
    }

    /** Forgets what was not committed. */
    @Override
    public void close() {
        tables.values().forEach(TableWriter::abandon);
    }

    /**
     * Removes files that an earlier writer of this name wrote and never committed: it was killed between writing and committing.
     * To be called before the first event, while no other writer of this name runs.
     *
     * @return how many there were
     */
    public int removeOrphans() {
        int removed = 0;
        for (LakeTable table : LakeTable.values()) {
            removed += Orphans.remove(catalog.table(table), DataFileWriter.filePrefix(name));
        }
        return removed;
    }

    TableWriter table(LakeTable table) {
        return tables.computeIfAbsent(table, key -> new TableWriter(key, catalog.table(key), name));
    }

    InstrumentVersions instruments() {
        return instruments;
    }

    boolean define(Instrument instrument) {
        boolean isNew = instruments.define(instrument);
        if (isNew) {
            sources.values().forEach(LakeSource::forgetSteps);
        }
        return isNew;
    }

    /** A file is begun when a buffer is full, so that memory stays bounded between commits. */
    void flushIfFull(TableWriter table) {
        if (table.buffer().rows() >= FLUSH_ROWS || table.bufferedBytes() >= FLUSH_BYTES) {
            table.flush();
        }
    }

    private void commit(LakeTable kind, Map<String, String> properties, Quiet quiet, Map<LakeTable, Long> rows) {
        List<LakeSource> feeding = new ArrayList<>();
        for (LakeSource source : sources.values()) {
            if (source.kind().tables().contains(kind)) {
                feeding.add(source);
            }
        }
        if (feeding.isEmpty()) {
            return;
        }
        TableWriter table = table(kind);
        Map<String, SourcePosition> positions = new LinkedHashMap<>();
        boolean isNew = false;
        for (LakeSource source : feeding) {
            SourcePosition now = source.reached();
            SourcePosition before = table.committed(source.name());
            if (now.events() < before.events()) {
                // still passing over what this table has
                continue;
            }
            positions.put(source.name(), now);
            isNew |= before.equals(SourcePosition.START) && !now.equals(SourcePosition.START);
            isNew |= quiet == Quiet.STAMP && !before.equals(now);
        }
        if (table.uncommittedRows() > 0 || isNew) {
            rows.put(kind, table.commit(positions, properties));
        }
    }
}
