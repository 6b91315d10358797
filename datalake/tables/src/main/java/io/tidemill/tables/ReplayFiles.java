package io.tidemill.tables;

import io.tidemill.tables.parquet.ColumnFileReader;
import io.tidemill.tables.parquet.ColumnVector;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The files and row groups of a replay that wait for their time, and the chunks that may be reused. */
final class ReplayFiles implements AutoCloseable {
    private final LakeReader reader;
    private final ReplayQuery query;
    private final Map<String, ReplayInstrument> instruments;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private final Map<MarketKind, Deque<ReplayChunk>> free = new EnumMap<>(MarketKind.class);

    ReplayFiles(LakeReader reader, ReplayQuery query, Map<String, ReplayInstrument> instruments) {
        this.reader = reader;
        this.query = query;
        this.instruments = instruments;
        for (MarketKind kind : query.kinds()) {
            free.put(kind, new ArrayDeque<>());
            for (FilePlan.Planned planned :
                    reader.files(kind.table(), query.instruments(), query.fromNs(), query.toNs())) {
                waiting.add(new Waiting(kind, planned, planned.minTimeNs(), null, 0));
            }
        }
    }

    /** A file, or, once it is open, one of its row groups. */
    private record Waiting(
            MarketKind kind,
            FilePlan.Planned planned,
            long minTimeNs,
            @Nullable OpenFile file,
            int rowGroup) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            return Long.compare(minTimeNs, other.minTimeNs);
        }
    }

    private static final class OpenFile {
        private final ColumnFileReader reader;
        private int rowGroupsLeft;

        OpenFile(ColumnFileReader reader) {
            this.reader = reader;
        }
    }

    /** Whether something waits that may come before the next event. */
    boolean hasDue(RunHeap heap) {
        Waiting first = waiting.peek();
        return first != null
                && (heap.isEmpty() || first.minTimeNs() <= heap.top().timeNs());
    }

    /** Opens what may come before the next event. */
    void openUntil(RunHeap heap) {
        while (hasDue(heap)) {
            Waiting due = waiting.remove();
            try {
                OpenFile file = due.file();
                if (file == null) {
                    openFile(due);
                } else {
                    readRowGroup(due, file, heap);
                }
            } catch (IOException e) {
                throw LakeReader.unreadable(due.kind().table(), due.planned(), e);
            }
        }
    }

    /** A run is at its end. */
    void release(ReplayRun run) {
        if (run.chunk().runEnds()) {
            free(run.chunk().kind()).push(run.chunk());
        }
    }

    @Override
    public void close() {
        for (Waiting left : waiting) {
            OpenFile file = left.file();
            if (file != null && --file.rowGroupsLeft == 0) {
                try {
                    file.reader.close();
                } catch (IOException e) {
                    throw LakeReader.unreadable(left.kind().table(), left.planned(), e);
                }
            }
        }
        waiting.clear();
    }

    private void openFile(Waiting due) throws IOException {
        OpenFile file = new OpenFile(reader.open(
                due.kind().table(),
                due.planned(),
                ReplayChunk.columns(due.kind()),
                ColumnFileReader.Checksums.TRUSTED));
        for (int group = 0; group < file.reader.rowGroups(); group++) {
            if (isWanted(file.reader, group)) {
                file.rowGroupsLeft++;
                long minTimeNs = file.reader.min(group, "receive_time_ns");
                waiting.add(new Waiting(due.kind(), due.planned(), minTimeNs, file, group));
            }
        }
        if (file.rowGroupsLeft == 0) {
            file.reader.close();
        }
    }

    private boolean isWanted(ColumnFileReader file, int group) {
        return file.max(group, "receive_time_ns") >= query.fromNs()
                && file.min(group, "receive_time_ns") < query.toNs()
                && anyIn(file, group, query.instruments());
    }

    private static boolean anyIn(ColumnFileReader file, int group, Collection<String> names) {
        return names.stream().anyMatch(name -> file.mayHold(group, "instrument", name));
    }

    private void readRowGroup(Waiting due, OpenFile file, RunHeap heap) throws IOException {
        ReplayChunk chunk = free(due.kind()).poll();
        if (chunk == null) {
            chunk = new ReplayChunk(due.kind(), file.reader.vectors());
        }
        chunk.begin(due.planned().file().location());
        file.reader.read(due.rowGroup(), chunk.vectors());
        if (--file.rowGroupsLeft == 0) {
            file.reader.close();
        }
        addRuns(chunk, heap);
        if (!chunk.hasRuns()) {
            free(due.kind()).push(chunk);
        }
    }

    private void addRuns(ReplayChunk chunk, RunHeap heap) {
        ColumnVector names = chunk.vector("instrument");
        int rows = names.rows();
        int[] codes = names.ints();
        long[] times = chunk.longs("receive_time_ns");
        int start = 0;
        while (start < rows) {
            int end = start + 1;
            while (end < rows && codes[end] == codes[start]) {
                end++;
            }
            ReplayInstrument instrument = instruments.get(names.text(codes[start]));
            if (instrument != null) {
                int from = firstAt(times, start, end, query.fromNs());
                int to = firstAt(times, from, end, query.toNs());
                if (from < to) {
                    chunk.runBegins();
                    heap.add(new ReplayRun(chunk, instrument, from, to));
                }
            }
            start = end;
        }
    }

    /** The first row of a run whose time is not before this one. */
    private static int firstAt(long[] times, int start, int end, long timeNs) {
        int low = start;
        int high = end;
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

    private Deque<ReplayChunk> free(MarketKind kind) {
        return free.computeIfAbsent(kind, key -> new ArrayDeque<>());
    }
}
