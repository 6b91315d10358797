package io.tidemill.tables;

import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.tables.parquet.ColumnVector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gaps and when each was closed: by the last delta of the next snapshot of its instrument. */
final class GapScan {
    private GapScan() {}

    static List<Gap> gaps(LakeReader reader, Collection<String> instruments, long fromNs, long toNs) {
        List<Gap> open = openGaps(reader, Set.copyOf(instruments), fromNs, toNs);
        if (open.isEmpty()) {
            return open;
        }
        Map<String, TreeSet<Long>> snapshotEnds =
                snapshotEnds(reader, open.get(0).receiveTimeNs(), toNs);
        return open.stream()
                .map(gap -> {
                    Long end = snapshotEnds
                            .getOrDefault(gap.instrument(), new TreeSet<>())
                            .ceiling(gap.receiveTimeNs());
                    return end == null
                            ? gap
                            : new Gap(
                                    gap.instrument(),
                                    gap.receiveTimeNs(),
                                    end,
                                    gap.reason(),
                                    gap.expectedSequence(),
                                    gap.receivedSequence());
                })
                .toList();
    }

    private static List<Gap> openGaps(LakeReader reader, Set<String> instruments, long fromNs, long toNs) {
        List<Gap> gaps = new ArrayList<>();
        List<String> columns =
                List.of("instrument", "receive_time_ns", "reason", "expected_sequence", "received_sequence");
        reader.scan(LakeTable.GAPS, columns, fromNs, toNs, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                String instrument = batch.vector("instrument").textAt(row);
                long time = batch.longs("receive_time_ns")[row];
                if (time >= fromNs && time < toNs && (instruments.isEmpty() || instruments.contains(instrument))) {
                    gaps.add(new Gap(
                            instrument,
                            time,
                            Long.MAX_VALUE,
                            GapReason.valueOf(batch.vector("reason").textAt(row)),
                            batch.longs("expected_sequence")[row],
                            batch.longs("received_sequence")[row]));
                }
            }
        });
        gaps.sort(Comparator.comparingLong(Gap::receiveTimeNs).thenComparing(Gap::instrument));
        return gaps;
    }

    private static Map<String, TreeSet<Long>> snapshotEnds(LakeReader reader, long fromNs, long toNs) {
        Map<String, TreeSet<Long>> ends = new HashMap<>();
        reader.scan(LakeTable.BOOK_DELTAS, List.of("instrument", "receive_time_ns", "flags"), fromNs, toNs, batch -> {
            ColumnVector instrument = batch.vector("instrument");
            int[] flags = batch.vector("flags").ints();
            for (int row = 0; row < batch.rows(); row++) {
                if (BookFlags.isSnapshot(flags[row]) && BookFlags.isLast(flags[row])) {
                    ends.computeIfAbsent(instrument.textAt(row), key -> new TreeSet<>())
                            .add(batch.longs("receive_time_ns")[row]);
                }
            }
        });
        return ends;
    }
}
