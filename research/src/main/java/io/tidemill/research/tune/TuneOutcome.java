package io.tidemill.research.tune;

import io.tidemill.model.promotion.Promotion;
import io.tidemill.research.sweep.Choice;
import io.tidemill.research.sweep.SweepPlan;
import io.tidemill.research.sweep.SweepResult;
import org.jspecify.annotations.Nullable;

/**
 * All that a tune found.
 *
 * @param plan of the sweep
 * @param sweep its trials
 * @param choice among them
 * @param result the answer
 * @param promotion if every gate passed
 * @param newTrials trials of this sweep that the lake did not hold before
 */
public record TuneOutcome(
        SweepPlan plan,
        SweepResult sweep,
        Choice choice,
        TuneResult result,
        @Nullable Promotion promotion,
        int newTrials) {}
