package io.tidemill.research.fold;

import java.util.ArrayList;
import java.util.List;

/**
 * How a range is cut into folds. The out-of-sample spans are equally long, follow each other without a hole and end with
 * the range; before the first of them lie the embargo and the first in-sample span.
 *
 * <p><b>Source:</b> R. Pardo, The Evaluation and Optimization of Trading Strategies, 2nd ed., Wiley 2008, ch. 11 (walk
 * forward); M. López de Prado, Advances in Financial Machine Learning, Wiley 2018, 7.4.2 (embargo).
 *
 * @param window whether in-sample spans all begin with the range, or move
 * @param folds number of folds, at least 1
 * @param inSampleShare share of the range (without embargo) that the first in-sample span has, in (0, 1)
 * @param embargoNs left out between in-sample and out-of-sample, so that what the first has learned of the last moments
 *     tells nothing of the second
 */
public record WalkForward(Window window, int folds, double inSampleShare, long embargoNs) {
    /** What happens to the start of the in-sample span. */
    public enum Window {
        /** All begin with the range: each fold has seen all that was before. */
        ANCHORED,
        /** All are equally long: the oldest is forgotten. */
        ROLLING
    }

    /** Checks the numbers. */
    public WalkForward {
        if (folds < 1) {
            throw new IllegalArgumentException("folds must be >= 1, was " + folds);
        }
        if (!(inSampleShare > 0 && inSampleShare < 1)) {
            throw new IllegalArgumentException("inSampleShare must be in (0, 1), was " + inSampleShare);
        }
        if (embargoNs < 0) {
            throw new IllegalArgumentException("embargoNs must be >= 0, was " + embargoNs);
        }
    }

    /**
     * The folds of a range, by time.
     *
     * @throws IllegalArgumentException if the range is too short for them
     */
    public List<Fold> folds(Span range) {
        long usableNs = range.lengthNs() - embargoNs;
        long firstInSampleNs = (long) (usableNs * inSampleShare);
        long outOfSampleNs = (usableNs - firstInSampleNs) / folds;
        if (firstInSampleNs <= 0 || outOfSampleNs <= 0) {
            throw new IllegalArgumentException("a range of " + range.seconds() + " s is too short for " + folds
                    + " folds with an embargo of " + embargoNs / 1e9 + " s");
        }
        List<Fold> all = new ArrayList<>();
        for (int i = 0; i < folds; i++) {
            long outFromNs = range.toNs() - outOfSampleNs * (folds - i);
            long inToNs = outFromNs - embargoNs;
            long inFromNs = window == Window.ANCHORED ? range.fromNs() : inToNs - firstInSampleNs;
            all.add(new Fold(i, new Span(inFromNs, inToNs), new Span(outFromNs, outFromNs + outOfSampleNs)));
        }
        return List.copyOf(all);
    }

    /** All settings in words: part of a sweep's id. */
    public String describe() {
        return window + " folds=" + folds + " inSampleShare=" + inSampleShare + " embargoNs=" + embargoNs;
    }
}
