package io.tidemill.lab;

import io.tidemill.research.sweep.FoldResult;
import io.tidemill.research.sweep.FoldTask;
import io.tidemill.research.sweep.FoldWorker;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.SweepProgress;
import io.tidemill.research.sweep.SweepResult;
import io.tidemill.research.sweep.SweepRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a sweep on threads of this process: strategies of a cell work here, because nothing is sent anywhere. The result
 * depends on the plan alone.
 *
 * <p><b>Thread:</b> one sweep at a time; an interrupt of the caller ends it.
 */
final class ThreadSweep implements SweepRunner {
    private final FoldWorker worker;
    private final int threads;

    ThreadSweep(FoldWorker worker, int threads) {
        this.worker = worker;
        this.threads = threads;
    }

    @Override
    public SweepResult run(SweepPlan plan, SweepProgress progress) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "tidemill-sweep");
            thread.setDaemon(true);
            return thread;
        });
        AtomicInteger done = new AtomicInteger();
        try {
            List<Future<FoldResult>> pending = new ArrayList<>();
            for (FoldTask task : plan.tasks(threads)) {
                pending.add(pool.submit(() -> {
                    FoldResult result = worker.run(task);
                    told(progress, done, task.sets().size(), plan.trials());
                    return result;
                }));
            }
            List<FoldResult> pieces = new ArrayList<>();
            for (Future<FoldResult> each : pending) {
                pieces.add(each.get());
            }
            return SweepResult.of(plan, pieces);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("the sweep was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static void told(SweepProgress progress, AtomicInteger done, int more, int all) {
        synchronized (done) {
            progress.done(done.addAndGet(more), all);
        }
    }
}
