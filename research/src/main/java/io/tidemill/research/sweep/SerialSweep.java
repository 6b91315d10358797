package io.tidemill.research.sweep;

import java.util.ArrayList;
import java.util.List;

/** Runs a sweep on the caller's thread, one fold after the other: the plain twin of every other runner. */
public final class SerialSweep implements SweepRunner {
    private final FoldWorker worker;

    /** A runner that uses this worker. */
    public SerialSweep(FoldWorker worker) {
        this.worker = worker;
    }

    @Override
    public SweepResult run(SweepPlan plan, SweepProgress progress) {
        List<FoldResult> pieces = new ArrayList<>();
        int done = 0;
        progress.done(0, plan.trials());
        for (FoldTask task : plan.tasks(1)) {
            pieces.add(worker.run(task));
            done += task.sets().size();
            progress.done(done, plan.trials());
        }
        return SweepResult.of(plan, pieces);
    }
}
