package io.tidemill.engine;

import io.tidemill.execution.ExecutionConfig;
import io.tidemill.risk.RiskLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that an engine is built from. The same configuration and the same events give the same commands; it is the first
 * record of the journal.
 *
 * @param run given once per start, part of every client order id, 0 to 2^31 - 1
 * @param strategies in the order of their ids, which count from 0
 * @param limits of the risk gate
 * @param execution patience with venues
 * @param canaryShare share of the size that leaves in stage CANARY, in (0, 1]
 */
public record EngineConfig(
        int run, List<StrategyConfig> strategies, RiskLimits limits, ExecutionConfig execution, double canaryShare) {

    private static final double DEFAULT_CANARY_SHARE = 0.25;

    /** Copies and checks. */
    public EngineConfig {
        strategies = List.copyOf(strategies);
        if (run < 0) {
            throw new IllegalArgumentException("run must be >= 0, was " + run);
        }
        if (!(canaryShare > 0 && canaryShare <= 1)) {
            throw new IllegalArgumentException("canaryShare must be in (0, 1], was " + canaryShare);
        }
        Set<String> names = new HashSet<>();
        for (StrategyConfig strategy : strategies) {
            if (!names.add(strategy.name())) {
                throw new IllegalArgumentException("two strategies have the name '" + strategy.name() + "'");
            }
        }
    }

    /** A configuration with the usual patience and a canary share of a quarter. */
    public static EngineConfig of(int run, List<StrategyConfig> strategies, RiskLimits limits) {
        return new EngineConfig(run, strategies, limits, ExecutionConfig.defaults(), DEFAULT_CANARY_SHARE);
    }
}
