package io.tidemill.research.tune;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.research.fold.Span;
import io.tidemill.research.fold.WalkForward;
import io.tidemill.research.gate.Policy;
import io.tidemill.research.search.Search;
import io.tidemill.research.statistics.Score;
import io.tidemill.research.sweep.TrialSettings;
import java.util.Map;

/**
 * The question of a tune.
 *
 * @param space of the strategy
 * @param instance name of the strategy in the engine that a promotion is for
 * @param incumbent the set that trades now
 * @param range of receive time that may be looked at
 * @param walkForward how it is cut
 * @param search how sets are found
 * @param fixed values by name that the search leaves alone
 * @param score what sets are chosen by
 * @param settings of each backtest
 * @param seed of the search and of the backtests
 * @param policy that judges
 * @param commit of the code
 * @param asOfNs time of the decision, ns since 1970 UTC
 */
public record TuneRequest(
        ParameterSpace space,
        String instance,
        ParameterSet incumbent,
        Span range,
        WalkForward walkForward,
        Search search,
        Map<String, Double> fixed,
        Score score,
        TrialSettings settings,
        long seed,
        Policy policy,
        String commit,
        long asOfNs) {
    /** Copies. */
    public TuneRequest {
        fixed = Map.copyOf(fixed);
    }
}
