package io.tidemill.tables;

import io.tidemill.tables.parquet.ColumnFileReader;
import io.tidemill.tables.parquet.ColumnVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CleanableFailure;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Joins small files. A snapshot of Iceberg carries only the properties that its own commit set, so each commit here stamps the
 * positions of all sources again; one that another writer moved in between is found by the validation, and the stamp is made
 * again.
 */
final class Compaction {
    /** Rows of a joined file at most, and so of what is held in memory. */
    static final long TARGET_ROWS = 8L << 18;

    private static final int ATTEMPTS = 20;

    private final LakeTable kind;
    private final Table table;
    private int filesBefore;
    private int filesAfter;
    private long rows;

    Compaction(LakeTable kind, Table table) {
        this.kind = kind;
        this.table = table;
    }

    LakeOperations.CompactionReport run() {
        table.refresh();
        Snapshot current = table.currentSnapshot();
        if (current != null) {
            for (List<DataFile> partition : partitions(current)) {
                for (List<DataFile> bin : bins(partition)) {
                    join(bin);
                }
            }
        }
        return new LakeOperations.CompactionReport(kind.tableName(), filesBefore, filesAfter, rows);
    }

    static void expire(Table table, long olderThanMs, int keepLast) {
        table.refresh();
        if (table.currentSnapshot() == null) {
            return;
        }
        commitStamped(table, table::newAppend);
        table.expireSnapshots()
                .expireOlderThan(olderThanMs)
                .retainLast(Math.max(1, keepLast))
                .commit();
    }

    private List<List<DataFile>> partitions(Snapshot snapshot) {
        Map<String, List<DataFile>> partitions = new LinkedHashMap<>();
        for (FilePlan.Planned planned :
                FilePlan.files(kind, table, snapshot.snapshotId(), List.of(), Long.MIN_VALUE, Long.MAX_VALUE)) {
            partitions
                    .computeIfAbsent(planned.file().partition().toString(), key -> new ArrayList<>())
                    .add(planned.file());
        }
        return List.copyOf(partitions.values());
    }

    /** Files that follow each other in time, as many as fit; a file that is half of the target or more stays as it is. */
    private static List<List<DataFile>> bins(List<DataFile> partition) {
        List<List<DataFile>> bins = new ArrayList<>();
        List<DataFile> bin = new ArrayList<>();
        long binRows = 0;
        for (DataFile file : partition) {
            if (file.recordCount() >= TARGET_ROWS / 2) {
                continue;
            }
            if (binRows + file.recordCount() > TARGET_ROWS) {
                bins.add(bin);
                bin = new ArrayList<>();
                binRows = 0;
            }
            bin.add(file);
            binRows += file.recordCount();
        }
        bins.add(bin);
        bins.removeIf(files -> files.size() < 2);
        return bins;
    }

    private void join(List<DataFile> files) {
        TableBuffer buffer = new TableBuffer(kind);
        DataFileWriter writer = new DataFileWriter(kind, table, "compaction");
        List<DataFile> joined = new ArrayList<>();
        boolean isGiven = false;
        try {
            for (DataFile file : files) {
                read(file, buffer);
            }
            for (TableBuffer.Part part : buffer.parts()) {
                joined.add(writer.write(buffer, part));
            }
            isGiven = true;
            commitStamped(table, () -> {
                RewriteFiles rewrite = table.newRewrite();
                files.forEach(rewrite::deleteFile);
                joined.forEach(rewrite::addFile);
                return rewrite;
            });
        } catch (IOException | RuntimeException e) {
            // if the answer to a commit was lost, the table may stand on these files by now
            if (!isGiven || e instanceof CleanableFailure) {
                joined.forEach(file -> writer.deleteQuietly(file.location()));
            }
            throw LakeException.retryable(kind.tableName() + " cannot be compacted: " + LakeCatalog.reason(e), e);
        }
        filesBefore += files.size();
        filesAfter += joined.size();
        rows += buffer.rows();
    }

    private void read(DataFile file, TableBuffer to) throws IOException {
        try (ColumnFileReader reader = ColumnFileReader.open(
                table.io().newInputFile(file), LakeReader.columnNames(kind), ColumnFileReader.Checksums.VERIFIED)) {
            ColumnVector[] vectors = reader.vectors();
            for (int group = 0; group < reader.rowGroups(); group++) {
                reader.read(group, vectors);
                to.addAll(vectors);
            }
        }
    }

    private interface Update {
        SnapshotUpdate<?> begin();
    }

    private static void commitStamped(Table table, Update update) {
        for (int attempt = 1; ; attempt++) {
            table.refresh();
            Map<String, String> positions = SourcePosition.all(table);
            SnapshotUpdate<?> commit = update.begin();
            positions.forEach(commit::set);
            commit.validateWith(ancestors -> SourcePosition.all(ancestors).equals(positions));
            try {
                commit.commit();
                return;
            } catch (ValidationException e) {
                if (attempt == ATTEMPTS || !positionsMoved(table, positions)) {
                    throw e;
                }
            }
        }
    }

    private static boolean positionsMoved(Table table, Map<String, String> since) {
        table.refresh();
        return !Set.copyOf(SourcePosition.all(table).entrySet()).equals(Set.copyOf(since.entrySet()));
    }
}
