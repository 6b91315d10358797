package io.tidemill.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * One table of a {@link LakeWriter}: rows go to the buffer, from there to files, and with the next commit the files and the
 * positions of their sources become visible at once. A call that failed may be made again: what was done stays done, what was
 * not is still held.
 *
 * <p><b>Thread:</b> one at a time.
 */
final class TableWriter {
    /** The property of a snapshot that names the commit: how a commit whose outcome is not known is found again. */
    static final String COMMIT = "tidemill.commit";

    private final LakeTable kind;
    private final Table table;
    private final String writer;
    private final TableBuffer buffer;
    private final DataFileWriter fileWriter;
    private final List<DataFile> files = new ArrayList<>();
    private final Map<String, SourcePosition> committed = new LinkedHashMap<>();
    private long rowsInFiles;
    private @Nullable Attempt inDoubt;

    /** A commit that was begun: its files are the first that are held. */
    private record Attempt(String commitId, Map<String, SourcePosition> positions, int files, long rows) {}

    TableWriter(LakeTable kind, Table table, String writer) {
        this.kind = kind;
        this.table = table;
        this.writer = writer;
        buffer = new TableBuffer(kind);
        fileWriter = new DataFileWriter(kind, table, writer);
    }

    TableBuffer buffer() {
        return buffer;
    }

    /** How far the table has got with a source. */
    SourcePosition committed(String source) {
        return committed.computeIfAbsent(source, name -> SourcePosition.of(table, name));
    }

    /** Rows that the next commit will add. */
    long uncommittedRows() {
        return rowsInFiles + buffer.rows();
    }

    /** Bytes held in memory. */
    long bufferedBytes() {
        return buffer.sizeInBytes();
    }

    /** Writes what is in the buffer to files, which nobody sees until the commit. */
    void flush() {
        if (buffer.rows() == 0) {
            return;
        }
        List<DataFile> written = new ArrayList<>();
        try {
            for (TableBuffer.Part part : buffer.parts()) {
                written.add(fileWriter.write(buffer, part));
            }
        } catch (IOException | RuntimeException e) {
            written.forEach(file -> fileWriter.deleteQuietly(file.location()));
            throw LakeException.retryable(
                    "a file of " + kind.tableName() + " cannot be written to " + table.location() + ": "
                            + e.getMessage(),
                    e);
        }
        files.addAll(written);
        rowsInFiles += buffer.rows();
        buffer.clear();
    }

    /**
     * Makes rows and positions visible in one snapshot.
     *
     * @param positions of the sources that feed this table
     * @return rows that were added
     */
    long commit(Map<String, SourcePosition> positions, Map<String, String> properties) {
        flush();
        long settled = settle();
        if (files.isEmpty() && committed.entrySet().containsAll(positions.entrySet())) {
            return settled;
        }
        String commitId = writer + "/" + UUID.randomUUID();
        AppendFiles append = table.newAppend();
        files.forEach(append::appendFile);
        properties.forEach(append::set);
        positions.forEach((source, position) -> append.set(SourcePosition.PROPERTY + source, position.text()));
        append.set(COMMIT, commitId);
        Attempt attempt = new Attempt(commitId, Map.copyOf(positions), files.size(), rowsInFiles);
        append.validateWith(ancestors -> isWhereWeLeft(ancestors, positions));
        try {
            append.commit();
        } catch (ValidationException e) {
            throw LakeException.overtaken(
                    "another writer has gone on with " + positions.keySet() + " in " + kind.tableName()
                            + " since this one began; only one may write a source",
                    e);
        } catch (RuntimeException e) {
            inDoubt = attempt;
            if (!happened(commitId)) {
                throw LakeException.retryable(
                        "the commit to " + kind.tableName() + " did not get through: " + LakeCatalog.reason(e), e);
            }
        }
        return settled + done(attempt);
    }

    /** A commit whose answer was lost may have happened: then its rows are visible, and no longer held here. */
    private long settle() {
        return inDoubt != null && happened(inDoubt.commitId) ? done(inDoubt) : 0;
    }

    private long done(Attempt attempt) {
        committed.putAll(attempt.positions);
        files.subList(0, attempt.files).clear();
        rowsInFiles -= attempt.rows;
        inDoubt = null;
        return attempt.rows;
    }

    /** Forgets what was not committed, and removes its files, but those of a commit in doubt: the next start knows about them. */
    void abandon() {
        int kept = inDoubt == null ? 0 : inDoubt.files;
        files.subList(kept, files.size()).forEach(file -> fileWriter.deleteQuietly(file.location()));
        files.clear();
        inDoubt = null;
        rowsInFiles = 0;
        buffer.clear();
    }

    Table table() {
        return table;
    }

    private boolean isWhereWeLeft(Iterable<Snapshot> ancestors, Map<String, SourcePosition> positions) {
        for (String source : positions.keySet()) {
            if (SourcePosition.of(ancestors, source).events()
                    != committed(source).events()) {
                return false;
            }
        }
        return true;
    }

    private boolean happened(String commitId) {
        try {
            table.refresh();
        } catch (RuntimeException e) {
            throw LakeException.retryable("table " + kind.tableName() + " cannot be read: " + LakeCatalog.reason(e), e);
        }
        for (Snapshot snapshot : SourcePosition.ancestors(table)) {
            if (commitId.equals(snapshot.summary().get(COMMIT))) {
                return true;
            }
        }
        return false;
    }
}
