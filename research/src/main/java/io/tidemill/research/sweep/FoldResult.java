package io.tidemill.research.sweep;

import java.util.List;

/**
 * What a {@link FoldTask} gave.
 *
 * @param fold index of the fold
 * @param market fingerprint of all events of the fold
 * @param trials one a set of the task
 */
public record FoldResult(int fold, String market, List<TrialResult> trials) {
    /** Copies. */
    public FoldResult {
        trials = List.copyOf(trials);
    }
}
