package io.tidemill.research.spark;

import io.tidemill.research.sweep.SweepProgress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts trials as tasks end. <b>Thread:</b> safe; Spark's listener thread and the driver's call it. */
final class TaskProgress extends SparkListener {
    private final List<Integer> trialsByTask;
    private final int all;
    private final SweepProgress progress;
    private final Set<Integer> ended = new HashSet<>();
    private int done;

    TaskProgress(List<Integer> trialsByTask, int all, SweepProgress progress) {
        this.trialsByTask = trialsByTask;
        this.all = all;
        this.progress = progress;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        // a task that failed and was tried again counts once
        if (end.taskInfo().successful() && ended.add(end.taskInfo().index())) {
            done += trialsByTask.get(end.taskInfo().index());
            progress.done(done, all);
        }
    }

    /** All results are here, which Spark may say before it says that the last tasks ended. */
    synchronized void finish() {
        if (done < all) {
            done = all;
            ended.addAll(IntStream.range(0, trialsByTask.size()).boxed().toList());
            progress.done(done, all);
        }
    }
}
