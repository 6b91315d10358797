package io.tidemill.tables;

/**
 * One trial of a sweep: one parameter set on one fold.
 *
 * @param trial its number in the sweep
 * @param strategy name of the strategy
 * @param parameterSetId names the set
 * @param parametersJson the values by name
 * @param fold number of the walk-forward window, from 0
 * @param sample whether the period is the one that was searched or the one behind it
 * @param fromNs begin of the period, ns since 1970 UTC
 * @param toNs end of the period, exclusive
 * @param score what the sweep sorts by
 * @param statisticsJson all statistics by name
 * @param seed of the search
 * @param snapshotsJson snapshot id by table that was read
 * @param commit of the code
 * @param timeNs when it was made
 */
public record Trial(
        long trial,
        String strategy,
        long parameterSetId,
        String parametersJson,
        int fold,
        Sample sample,
        long fromNs,
        long toNs,
        double score,
        String statisticsJson,
        long seed,
        String snapshotsJson,
        String commit,
        long timeNs) {

    /** Where the period of a trial lies. */
    public enum Sample {
        /** The period that parameters were chosen on. */
        IN,
        /** A period that the choice had not seen. */
        OUT
    }
}
