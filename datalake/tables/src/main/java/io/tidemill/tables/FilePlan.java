package io.tidemill.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Which files of a table a read needs, by Iceberg's partitions and column bounds alone: no file is opened for it. */
final class FilePlan {
    private static final long DAY_NS = 86_400_000_000_000L;

    private FilePlan() {}

    /**
     * A file and what it spans.
     *
     * @param onlyKey the sort key of all its rows; empty if they have several, or it is not known
     */
    record Planned(DataFile file, long minTimeNs, long maxTimeNs, String onlyKey) {}

    /**
     * The files that can hold rows of a range, by their first receive time.
     *
     * @param snapshot to read; null for a table without one: then there are no files
     * @param keys values of the sort key that are wanted; empty for all
     */
    static List<Planned> files(
            LakeTable kind, Table table, @Nullable Long snapshot, Collection<String> keys, long fromNs, long toNs) {
        if (snapshot == null) {
            return List.of();
        }
        TableScan scan =
                table.newScan().useSnapshot(snapshot).includeColumnStats().filter(filter(kind, keys, fromNs, toNs));
        int time = table.schema().findField("receive_time_ns").fieldId();
        int key = table.schema().findField(kind.sortKey()).fieldId();
        List<Planned> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
            for (FileScanTask task : tasks) {
                DataFile file = task.file().copy();
                files.add(new Planned(
                        file,
                        bound(file.lowerBounds(), time, Long.MIN_VALUE),
                        bound(file.upperBounds(), time, Long.MAX_VALUE),
                        onlyKey(file, key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files of " + kind.tableName() + " cannot be listed", e);
        }
        files.sort(Comparator.comparingLong(Planned::minTimeNs)
                .thenComparing(planned -> planned.file().location()));
        return files;
    }

    private static Expression filter(LakeTable kind, Collection<String> keys, long fromNs, long toNs) {
        Expression filter = Expressions.alwaysTrue();
        if (fromNs > Long.MIN_VALUE) {
            filter = Expressions.and(
                    filter,
                    Expressions.greaterThanOrEqual("receive_time_ns", fromNs),
                    Expressions.greaterThanOrEqual("day", (int) Math.floorDiv(fromNs, DAY_NS)));
        }
        if (toNs < Long.MAX_VALUE) {
            filter = Expressions.and(
                    filter, Expressions.lessThan("receive_time_ns", toNs), Expressions.lessThanOrEqual("day", (int)
                            Math.floorDiv(toNs, DAY_NS)));
        }
        return keys.isEmpty() ? filter : Expressions.and(filter, Expressions.in(kind.sortKey(), keys.toArray()));
    }

    private static long bound(
            java.util.@Nullable Map<Integer, java.nio.ByteBuffer> bounds, int fieldId, long otherwise) {
        java.nio.ByteBuffer bytes = bounds == null ? null : bounds.get(fieldId);
        return bytes == null ? otherwise : Conversions.<Long>fromByteBuffer(Types.LongType.get(), bytes);
    }

    private static String onlyKey(DataFile file, int fieldId) {
        java.nio.ByteBuffer low =
                file.lowerBounds() == null ? null : file.lowerBounds().get(fieldId);
        java.nio.ByteBuffer high =
                file.upperBounds() == null ? null : file.upperBounds().get(fieldId);
        return low != null && low.equals(high)
                ? Conversions.<CharSequence>fromByteBuffer(Types.StringType.get(), low)
                        .toString()
                : "";
    }
}
