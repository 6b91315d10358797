package io.tidemill.research.sweep;

import io.tidemill.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All trials of a sweep and the market that they saw.
 *
 * @param id names the sweep: the first 8 bytes of a SHA-256 over plan and market, as 16 hex digits. Table snapshots are no
 *     part of it, so that the same market in another lake, or compacted, is the same sweep
 * @param markets fingerprint of the market of each fold, by time
 * @param trials in {@link TrialResult#ORDER}
 */
public record SweepResult(String id, List<String> markets, List<TrialResult> trials) {
    /** Copies. */
    public SweepResult {
        markets = List.copyOf(markets);
        trials = List.copyOf(trials);
    }

    /**
     * Puts the pieces of a sweep together, in whatever order they come.
     *
     * @throws IllegalStateException if a trial is missing, or two pieces saw different markets on one fold
     */
    public static SweepResult of(SweepPlan plan, Collection<FoldResult> pieces) {
        Map<Integer, String> markets = new TreeMap<>();
        List<TrialResult> trials = new ArrayList<>();
        for (FoldResult piece : pieces) {
            String other = markets.putIfAbsent(piece.fold(), piece.market());
            if (other != null && !other.equals(piece.market())) {
                throw new IllegalStateException("fold " + piece.fold() + " was read twice and was not the same: "
                        + other + " and " + piece.market());
            }
            trials.addAll(piece.trials());
        }
        if (trials.size() != plan.trials() || markets.size() != plan.folds().size()) {
            throw new IllegalStateException(
                    "a sweep of " + plan.trials() + " trials must return them all, returned " + trials.size());
        }
        trials.sort(TrialResult.ORDER);
        List<String> byFold = List.copyOf(markets.values());
        return new SweepResult(SweepPlan.hash(plan.content() + Json.text(byFold)), byFold, trials);
    }
}
