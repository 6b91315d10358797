package io.tidemill.research.sweep;

/** Who does the work of a sweep. */
public interface SweepRunner {
    /**
     * Tries every set on every fold.
     *
     * @return the same for the same plan whoever runs it
     */
    SweepResult run(SweepPlan plan, SweepProgress progress);
}
