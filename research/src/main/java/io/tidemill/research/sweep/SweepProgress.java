package io.tidemill.research.sweep;

/** Hears how far a sweep is. <b>Thread:</b> called from one thread at a time. */
@FunctionalInterface
public interface SweepProgress {
    /** Hears nothing. */
    SweepProgress NONE = (done, all) -> {};

    /**
     * So many trials are done.
     *
     * @param done trials, never less than before
     * @param all trials of the sweep
     */
    void done(int done, int all);
}
