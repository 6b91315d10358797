package io.tidemill.research.sweep;

import io.tidemill.research.fold.Span;
import java.util.List;

/**
 * What the lake remembers of one half of a trial, as far as later sweeps need it.
 *
 * @param sweep id of the sweep that made it
 * @param evidence names what was looked at: equal evidence is not counted twice, see {@link TrialLedger}
 * @param strategy that was tried
 * @param instruments that it traded
 * @param sample where sets were chosen, or where the choice was judged
 * @param span of that half
 * @param sharpe of one sampling interval
 * @param intervalNs sampling interval
 */
public record StoredTrial(
        String sweep,
        String evidence,
        String strategy,
        List<String> instruments,
        Sample sample,
        Span span,
        double sharpe,
        long intervalNs) {
    /** Which half. */
    public enum Sample {
        /** Where sets are chosen. */
        IN,
        /** Where the choice is judged. */
        OUT
    }

    /** Copies. */
    public StoredTrial {
        instruments = List.copyOf(instruments);
    }
}
