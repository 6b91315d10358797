package io.tidemill.research.fold;

/**
 * One step of a walk forward.
 *
 * @param index from 0, by time
 * @param inSample what a set is chosen on
 * @param outOfSample what the choice is judged on, later than all of {@code inSample}
 */
public record Fold(int index, Span inSample, Span outOfSample) {
    /** Checks that nothing of the judgement is in the choice. */
    public Fold {
        if (outOfSample.fromNs() < inSample.toNs()) {
            throw new IllegalArgumentException(
                    "fold " + index + ": out-of-sample must begin after in-sample ends, began "
                            + (inSample.toNs() - outOfSample.fromNs()) + " ns before");
        }
    }
}
