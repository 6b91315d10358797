package io.tidemill.connectors;

import io.tidemill.model.HotPath;

/**
 * What a codec did with its frames.
 *
 * <p><b>Thread:</b> written by the codec's thread; another thread that reads may see values that are a little old.
 */
@HotPath
public final class CodecCounters {
    private final long[] refused = new long[RefusalReason.values().length];
    private long frames;
    private long passedOver;
    private long gaps;
    private long bookBatches;
    private long waitingForSnapshot;

    /** A set of zeros. */
    public CodecCounters() {}

    /** Counts a frame of this venue. */
    public void countFrame() {
        frames++;
    }

    /** Counts a frame that is well formed and of no concern: another kind, an old sequence, an order that is not ours. */
    public void countPassedOver() {
        passedOver++;
    }

    /** Counts a frame that was refused whole. */
    public void countRefused(RefusalReason reason) {
        refused[reason.ordinal()]++;
    }

    /** Counts a gap event. */
    public void countGap() {
        gaps++;
    }

    /** Counts a batch of book deltas, snapshots included. */
    public void countBookBatch() {
        bookBatches++;
    }

    /** Counts a diff that was kept back, because its book has no snapshot yet. */
    public void countWaitingForSnapshot() {
        waitingForSnapshot++;
    }

    /** Frames of this venue, refused ones included. */
    public long frames() {
        return frames;
    }

    /** Frames that are well formed and of no concern. */
    public long passedOver() {
        return passedOver;
    }

    /** Frames that were refused for this reason. */
    public long refused(RefusalReason reason) {
        return refused[reason.ordinal()];
    }

    /** Frames that were refused in all. */
    public long refused() {
        long sum = 0;
        for (long one : refused) {
            sum += one;
        }
        return sum;
    }

    /** Gap events. */
    public long gaps() {
        return gaps;
    }

    /** Batches of book deltas, snapshots included. */
    public long bookBatches() {
        return bookBatches;
    }

    /** Diffs that were kept back because their book had no snapshot yet. */
    public long waitingForSnapshot() {
        return waitingForSnapshot;
    }
}
