package io.tidemill.research.sweep;

import io.tidemill.model.parameter.ParameterSet;
import java.util.Comparator;

/**
 * One trial: one set on one fold.
 *
 * @param fold index of the fold
 * @param set that was tried
 * @param inSample what it did where sets are chosen
 * @param outOfSample what it did where the choice is judged
 */
public record TrialResult(int fold, ParameterSet set, SampleResult inSample, SampleResult outOfSample) {
    /** By fold, then by parameter set id: the one order in which trials stand everywhere. */
    public static final Comparator<TrialResult> ORDER = Comparator.comparingInt(TrialResult::fold)
            .thenComparing(trial -> trial.set().id(), Long::compareUnsigned);
}
