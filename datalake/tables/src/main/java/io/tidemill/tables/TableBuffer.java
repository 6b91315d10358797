package io.tidemill.tables;

import io.tidemill.tables.parquet.ColumnBuffer;
import io.tidemill.tables.parquet.ColumnVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one table that are not yet in a file. A row is begun, its columns are added in the order of the table, and it is
 * ended; a row that was begun and not ended is forgotten by the next begin.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class TableBuffer {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final LakeTable table;
    private final ColumnBuffer[] columns;
    private final int sortKey;
    private final int receiveTime;
    private final int ordinal;
    private final int venue;
    private int rows;
    private int markedRows;
    private int next;

    TableBuffer(LakeTable table) {
        this.table = table;
        columns = table.columns().stream().map(c -> new ColumnBuffer(c.type())).toArray(ColumnBuffer[]::new);
        sortKey = table.indexOf(table.sortKey());
        receiveTime = table.indexOf("receive_time_ns");
        ordinal = table.indexOf("ordinal");
        venue = table.hasVenue() ? table.indexOf("venue") : -1;
    }

    /** A part of the rows that goes to one partition. */
    static final class Part {
        final int day;
        final String venue;
        final int[] order;

        Part(int day, String venue, int[] order) {
            this.day = day;
            this.venue = venue;
            this.order = order;
        }
    }

    /** Begins a row of the day of this time. */
    TableBuffer begin(long receiveTimeNs) {
        if (next != 0) {
            for (ColumnBuffer column : columns) {
                column.truncate(rows);
            }
        }
        columns[0].add((int) Math.floorDiv(receiveTimeNs, DAY_NS));
        next = 1;
        return this;
    }

    TableBuffer whole(long value) {
        columns[next++].add(value);
        return this;
    }

    TableBuffer small(int value) {
        columns[next++].add(value);
        return this;
    }

    TableBuffer decimal(double value) {
        columns[next++].add(value);
        return this;
    }

    TableBuffer text(String value) {
        columns[next++].add(value);
        return this;
    }

    TableBuffer bytes(byte[] value, int offset, int length) {
        columns[next++].add(value, offset, length);
        return this;
    }

    /** Ends the row. */
    void end(long ordinalOfEvent) {
        columns[next++].add(ordinalOfEvent);
        if (next != columns.length) {
            throw new IllegalStateException(
                    "a row of " + table.tableName() + " must have " + columns.length + " columns, had " + next);
        }
        next = 0;
        rows++;
    }

    /** Adds whole rows that were read from a file, all columns in the order of the table. */
    void addAll(ColumnVector[] values) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].addAll(values[i]);
        }
        rows += values[0].rows();
    }

    void mark() {
        markedRows = rows;
    }

    void rollBack() {
        rows = markedRows;
        next = 0;
        for (ColumnBuffer column : columns) {
            column.truncate(rows);
        }
    }

    int rows() {
        return rows;
    }

    long sizeInBytes() {
        long bytes = 0;
        for (ColumnBuffer column : columns) {
            bytes += column.sizeInBytes();
        }
        return bytes;
    }

    List<ColumnBuffer> columns() {
        return List.of(columns);
    }

    void clear() {
        for (ColumnBuffer column : columns) {
            column.clear();
        }
        rows = 0;
        markedRows = 0;
        next = 0;
    }

    /** The rows by partition, each sorted by sort key, receive time and ordinal. */
    List<Part> parts() {
        Map<PartKey, List<int[]>> parts = new LinkedHashMap<>();
        groups().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(GroupKey::part).thenComparing(GroupKey::sortKey)))
                .forEach(group -> parts.computeIfAbsent(group.getKey().part(), key -> new ArrayList<>())
                        .add(sorted(group.getValue().toArray())));
        List<Part> result = new ArrayList<>();
        parts.forEach((key, runs) -> result.add(new Part(key.day(), key.venue(), concatenated(runs))));
        return result;
    }

    private record PartKey(int day, String venue) implements Comparable<PartKey> {
        @Override
        public int compareTo(PartKey other) {
            int byDay = Integer.compare(day, other.day);
            return byDay != 0 ? byDay : venue.compareTo(other.venue);
        }
    }

    private record GroupKey(PartKey part, String sortKey) {}

    private Map<GroupKey, RowList> groups() {
        Map<GroupKey, RowList> groups = new LinkedHashMap<>();
        GroupKey lastKey = null;
        RowList last = null;
        for (int row = 0; row < rows; row++) {
            int day = columns[0].intAt(row);
            String venueText = venue < 0 ? "" : columns[venue].textAt(row);
            String key = columns[sortKey].textAt(row);
            // texts are kept once each, so equal means same for the run of rows that is usual
            if (last == null
                    || lastKey == null
                    || lastKey.part().day() != day
                    || !lastKey.sortKey().equals(key)
                    || !lastKey.part().venue().equals(venueText)) {
                lastKey = new GroupKey(new PartKey(day, venueText), key);
                last = groups.computeIfAbsent(lastKey, any -> new RowList());
            }
            last.add(row);
        }
        return groups;
    }

    /** Rows of one source come in order, so there is mostly nothing to do. */
    private int[] sorted(int[] group) {
        for (int i = 1; i < group.length; i++) {
            if (compare(group[i - 1], group[i]) > 0) {
                return Arrays.stream(group)
                        .boxed()
                        .sorted(this::compare)
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return group;
    }

    private int compare(int left, int right) {
        int byTime = Long.compare(columns[receiveTime].longAt(left), columns[receiveTime].longAt(right));
        return byTime != 0 ? byTime : Long.compare(columns[ordinal].longAt(left), columns[ordinal].longAt(right));
    }

    private static int[] concatenated(List<int[]> runs) {
        int[] all = new int[runs.stream().mapToInt(run -> run.length).sum()];
        int at = 0;
        for (int[] run : runs) {
            System.arraycopy(run, 0, all, at, run.length);
            at += run.length;
        }
        return all;
    }

    private static final class RowList {
        private int[] rows = new int[64];
        private int count;

        void add(int row) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, count * 2);
            }
            rows[count++] = row;
        }

        int[] toArray() {
            return Arrays.copyOf(rows, count);
        }
    }
}
