package io.tidemill.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks after the tables: what there is, whether it is whole, and files of a good size.
 *
 * <p><b>Thread:</b> one at a time; safe beside writers and readers.
 */
public final class LakeOperations {
    private final LakeCatalog catalog;

    LakeOperations(LakeCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * One table.
     *
     * @param table its name
     * @param rows in the newest snapshot
     * @param files that hold them
     * @param bytes of those files
     * @param snapshots that can still be read
     * @param oldestNs first receive time, ns since 1970 UTC; {@code Long.MAX_VALUE} for an empty table
     * @param freshestNs newest receive time, ns since 1970 UTC; {@code Long.MIN_VALUE} for an empty table
     */
    public record TableSummary(
            String table, long rows, long files, long bytes, int snapshots, long oldestNs, long freshestNs) {}

    /**
     * One partition.
     *
     * @param table its name
     * @param day UTC date of the receive time
     * @param venue code; empty for a table without venues
     * @param rows in it
     * @param files that hold them
     * @param bytes of those files
     */
    public record PartitionSummary(String table, LocalDate day, String venue, long rows, long files, long bytes) {}

    /** All tables, in the order of {@link LakeTable}. */
    public List<TableSummary> tables() {
        LakeReader reader = new LakeReader(catalog, Map.of());
        List<TableSummary> summaries = new ArrayList<>();
        for (LakeTable table : LakeTable.values()) {
            long rows = 0;
            long bytes = 0;
            long oldest = Long.MAX_VALUE;
            long freshest = Long.MIN_VALUE;
            List<FilePlan.Planned> files = reader.files(table, List.of(), Long.MIN_VALUE, Long.MAX_VALUE);
            for (FilePlan.Planned planned : files) {
                rows += planned.file().recordCount();
                bytes += planned.file().fileSizeInBytes();
                oldest = Math.min(oldest, planned.minTimeNs());
                freshest = Math.max(freshest, planned.maxTimeNs());
            }
            int snapshots = 0;
            for (org.apache.iceberg.Snapshot ignored : reader.table(table).snapshots()) {
                snapshots++;
            }
            summaries.add(new TableSummary(table.tableName(), rows, files.size(), bytes, snapshots, oldest, freshest));
        }
        return summaries;
    }

    /** The partitions of a table, by day and venue. */
    public List<PartitionSummary> partitions(LakeTable table) {
        LakeReader reader = new LakeReader(catalog, Map.of());
        Map<String, PartitionSummary> partitions = new TreeMap<>();
        for (FilePlan.Planned planned : reader.files(table, List.of(), Long.MIN_VALUE, Long.MAX_VALUE)) {
            int day = planned.file().partition().get(0, Integer.class);
            String venue = table.hasVenue() ? planned.file().partition().get(1, String.class) : "";
            LocalDate date = LocalDate.ofEpochDay(day);
            partitions.merge(
                    date + "/" + venue,
                    new PartitionSummary(
                            table.tableName(),
                            date,
                            venue,
                            planned.file().recordCount(),
                            1,
                            planned.file().fileSizeInBytes()),
                    (left, right) -> new PartitionSummary(
                            left.table(),
                            left.day(),
                            left.venue(),
                            left.rows() + right.rows(),
                            left.files() + right.files(),
                            left.bytes() + right.bytes()));
        }
        return List.copyOf(partitions.values());
    }

    /** All gaps of all instruments in a range of receive times. */
    public List<Gap> gaps(long fromNs, long toNs) {
        return new LakeReader(catalog, Map.of()).gaps(List.of(), fromNs, toNs);
    }

    /**
     * Joins small files of a table into big sorted ones, a partition at a time. Readers of older snapshots still find the old
     * files; the positions of all sources stay.
     *
     * <p><b>Cost:</b> memory of {@link Compaction#TARGET_ROWS} rows.
     */
    public CompactionReport compact(LakeTable table) {
        return new Compaction(table, catalog.table(table)).run();
    }

    /**
     * What a compaction did.
     *
     * @param table its name
     * @param filesBefore that were joined
     * @param filesAfter that hold their rows now
     * @param rows in them
     */
    public record CompactionReport(String table, int filesBefore, int filesAfter, long rows) {}

    /**
     * Forgets old snapshots of a table, with the files that only they refer to. The positions of all sources stay.
     *
     * @param olderThanMs time of a snapshot, ms since 1970 UTC
     * @param keepLast how many stay in any case
     */
    public void expire(LakeTable table, long olderThanMs, int keepLast) {
        Compaction.expire(catalog.table(table), olderThanMs, keepLast);
    }

    /**
     * Removes files of a table that no snapshot refers to and that are older than any commit under way could be: of a writer or a
     * compaction that was killed and did not come again.
     *
     * @param olderThanMs time of a file, ms since 1970 UTC
     * @return how many there were
     */
    public int removeOrphans(LakeTable table, long olderThanMs) {
        return Orphans.remove(catalog.table(table), olderThanMs);
    }

    /**
     * Reads every file of a table again: checksums of pages, as many rows as the metadata say, rows in order, none twice, and
     * prices and sizes that go back to whole steps.
     *
     * <p><b>Cost:</b> memory of 8 bytes a row of the largest partition.
     */
    public Verification verify(LakeTable table) {
        return new Verifier(new LakeReader(catalog, Map.of()), table).run();
    }

    /**
     * What a verification found.
     *
     * @param table its name
     * @param files that were read
     * @param rows in them
     * @param problems each in a sentence, at most {@link Verifier#MOST_PROBLEMS}; none if the table is whole
     */
    public record Verification(String table, int files, long rows, List<String> problems) {
        /** Copies. */
        public Verification {
            problems = List.copyOf(problems);
        }

        /** Whether nothing was found. */
        public boolean isWhole() {
            return problems.isEmpty();
        }
    }

    /**
     * A hash of the rows of a table, whatever files they lie in and in whatever order: the sum of the SHA-256 of each row,
     * modulo 2^256, in hex.
     */
    public String contentHash(LakeTable table) {
        return ContentHash.of(new LakeReader(catalog, Map.of()), table);
    }
}
