package io.tidemill.tables;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A binary heap of runs: on top the one whose row is next. The usual change, the top going one row on, costs two compares. */
final class RunHeap {
    private @Nullable ReplayRun[] runs = new ReplayRun[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    ReplayRun top() {
        return at(0);
    }

    void add(ReplayRun run) {
        if (size == runs.length) {
            runs = Arrays.copyOf(runs, size * 2);
        }
        int at = size++;
        while (at > 0) {
            ReplayRun parent = at((at - 1) >>> 1);
            if (!run.isBefore(parent)) {
                break;
            }
            runs[at] = parent;
            at = (at - 1) >>> 1;
        }
        runs[at] = run;
    }

    /** The top went on to its next row. */
    void topChanged() {
        siftDown(at(0));
    }

    void removeTop() {
        ReplayRun last = at(--size);
        runs[size] = null;
        if (size > 0) {
            siftDown(last);
        }
    }

    private void siftDown(ReplayRun run) {
        int at = 0;
        int child;
        while ((child = 2 * at + 1) < size) {
            if (child + 1 < size && at(child + 1).isBefore(at(child))) {
                child++;
            }
            ReplayRun below = at(child);
            if (!below.isBefore(run)) {
                break;
            }
            runs[at] = below;
            at = child;
        }
        runs[at] = run;
    }

    private ReplayRun at(int index) {
        ReplayRun run = runs[index];
        if (run == null) {
            throw new IllegalStateException("there is no event left");
        }
        return run;
    }
}
