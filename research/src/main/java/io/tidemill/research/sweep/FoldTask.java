package io.tidemill.research.sweep;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.research.fold.Fold;
import java.util.List;

/**
 * A piece of a sweep: some sets on one fold, whose data is decoded once for all of them.
 *
 * @param fold the periods
 * @param sets to try, one after the other
 * @param settings of each backtest
 * @param blocks parts of the in-sample span
 */
public record FoldTask(Fold fold, List<ParameterSet> sets, TrialSettings settings, int blocks) {
    /** Copies. */
    public FoldTask {
        sets = List.copyOf(sets);
    }
}
