package io.tidemill.research.sweep;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.parameter.Scale;
import io.tidemill.research.fold.Span;
import io.tidemill.research.fold.WalkForward;
import io.tidemill.research.fold.WalkForward.Window;
import io.tidemill.research.search.RandomSearch;
import io.tidemill.research.statistics.Score;
import java.util.List;
import java.util.Map;

/** Plans for tests. */
public final class Plans {
    /** Two parameters, one of them on a log scale. */
    public static final ParameterSpace SPACE = new ParameterSpace(
            "maker",
            List.of(
                    new Parameter("edge", "half spread", "bps", 1, 100, 2, Scale.LOG, false),
                    new Parameter("skew", "lean", "1", -1, 1, 0, Scale.LINEAR, false)));

    private Plans() {}

    /** Random sets on three anchored folds of ten seconds, the initial set as incumbent. */
    public static SweepPlan random(int sets, long seed) {
        return random(sets, seed, new Span(1_000, 10_000_001_000L));
    }

    /** Random sets on three anchored folds of a range. */
    public static SweepPlan random(int sets, long seed, Span range) {
        var folds = new WalkForward(Window.ANCHORED, 3, 0.4, 0).folds(range);
        var settings = new TrialSettings(List.of("BTC-USDT.BINANCE"), 1_000_000_000L, "{}");
        return new SweepPlan(
                SPACE,
                SPACE.initial(),
                new RandomSearch(sets, seed).sets(SPACE, Map.of()),
                folds,
                Score.SHARPE,
                settings,
                "random",
                seed,
                8,
                Map.of("quotes", 1L),
                "0000000");
    }
}
