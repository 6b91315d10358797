package io.tidemill.research.sweep;

import java.util.List;

/**
 * What all backtests of a sweep have in common.
 *
 * @param instruments that the strategy trades, by name, sorted
 * @param intervalNs sampling interval of the equity, ns
 * @param backtest the configuration of a backtest with the incumbent's values, as JSON; a trial puts its own values there
 */
public record TrialSettings(List<String> instruments, long intervalNs, String backtest) {
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
}
