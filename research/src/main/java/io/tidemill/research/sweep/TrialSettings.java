package io.tidemill.research.sweep;

import io.tidemill.research.fold.Span;
import java.util.List;

/**
 * What all backtests of a sweep have in common.
 *
 * @param instruments that the strategy trades, by name, sorted
 * @param intervalNs sampling interval of the equity, ns
 * @param backtest the configuration of a backtest with the incumbent's values, as JSON; a trial puts its own values there
 */
public record TrialSettings(List<String> instruments, long intervalNs, String backtest) {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** Sampling intervals in seconds: the shortest with no more than {@link #MOST_INTERVALS} in the range is taken. */
    private static final long[] INTERVALS_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600};

    private static final long MOST_INTERVALS = 5_000;

    /** Sorts and checks. */
    public TrialSettings {
        instruments = instruments.stream().sorted().toList();
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("a sweep must have at least one instrument");
        }
        if (intervalNs <= 0) {
            throw new IllegalArgumentException("intervalNs must be > 0, was " + intervalNs);
        }
    }

    /** The sampling interval that suits a range: 1 s to 1 h, in ns. */
    public static long usualIntervalNs(Span range) {
        for (long seconds : INTERVALS_SECONDS) {
            if (range.lengthNs() / (seconds * NS_PER_SECOND) <= MOST_INTERVALS) {
                return seconds * NS_PER_SECOND;
            }
        }
        return INTERVALS_SECONDS[INTERVALS_SECONDS.length - 1] * NS_PER_SECOND;
    }
}
