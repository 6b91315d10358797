package io.tidemill.lab;

import io.tidemill.research.fold.Span;
import io.tidemill.tables.ColumnBatch;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.parquet.ColumnVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a row group that belong to one key and one span: neighbours, because a row group is sorted by key, then by receive
 * time.
 *
 * @param from first row
 * @param to row behind the last
 */
record RowSlice(int from, int to) {
    /**
     * Those of a batch that has the sort key of the table and {@code receive_time_ns}, in order; none is empty.
     *
     * @param key that is wanted; null for all
     */
    static List<RowSlice> of(LakeTable table, ColumnBatch batch, @Nullable String key, Span span) {
        ColumnVector keys = batch.vector(table.sortKey());
        int[] codes = keys.ints();
        int wanted = key == null ? -1 : keys.codeOf(key);
        long[] times = batch.longs("receive_time_ns");
        List<RowSlice> slices = new ArrayList<>();
        int begin = 0;
        while (begin < batch.rows()) {
            int end = begin + 1;
            while (end < batch.rows() && codes[end] == codes[begin]) {
                end++;
            }
            if (key == null || codes[begin] == wanted) {
                RowSlice slice = new RowSlice(
                        firstAt(times, begin, end, span.fromNs()), firstAt(times, begin, end, span.toNs()));
                if (slice.rows() > 0) {
                    slices.add(slice);
                }
            }
            begin = end;
        }
        return slices;
    }

    int rows() {
        return to - from;
    }

    private static int firstAt(long[] times, int from, int to, long timeNs) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
