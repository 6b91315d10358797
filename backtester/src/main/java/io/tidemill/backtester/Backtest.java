package io.tidemill.backtester;

import io.tidemill.engine.Engine;
import io.tidemill.engine.EngineConfig;
import io.tidemill.engine.StrategyConfig;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.promotion.Stage;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs strategies over a stored market: the same engine that trades live, against simulated venues. The order in which things
 * happen is that of {@link Lane}.
 *
 * <p><b>Thread:</b> each call works on the caller's thread; calls are independent of each other.
 */
public final class Backtest {
    private static final int RUN = 1;

    private final StrategyCatalog catalog;
    private final String commit;

    /**
     * Backtests of these kinds of strategy.
     *
     * @param commit of the code, for results
     */
    public Backtest(StrategyCatalog catalog, String commit) {
        this.catalog = catalog;
        this.commit = commit;
    }

    /**
     * Runs one parameter set: that of the configuration.
     *
     * @throws IllegalArgumentException if the catalog does not know the strategy, the strategy not a parameter or its value, or
     *     the market not an instrument; the message says what there is
     * @throws RefusedException if the market is empty, has a gap that is refused, or cannot be valued
     */
    public BacktestResult run(BacktestConfig config, MarketSource source) {
        ParameterSet set = catalog.type(config.strategy()).space().with(config.parameters());
        return runMany(config, List.of(set), source, EquityObserver.NONE).get(0);
    }

    /**
     * Runs many parameter sets in one pass over the market. Each result is the one that {@link #run} gives for that set.
     *
     * @param config of all of them; its own parameters do not count
     * @param sets at least one
     * @param observer sees each sample of equity, under the number of its set
     * @return one result a set, in their order
     * @throws IllegalArgumentException as {@link #run}
     * @throws RefusedException as {@link #run}
     */
    public List<BacktestResult> runMany(
            BacktestConfig config, List<ParameterSet> sets, MarketSource source, EquityObserver observer) {
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("a backtest must have a parameter set");
        }
        StrategyType type = catalog.type(config.strategy());
        List<BacktestConfig> configs = new ArrayList<>();
        List<EngineInputs.Factory> factories = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (ParameterSet set : sets) {
            ParameterSet checked = type.space().check(set);
            configs.add(config.withParameters(checked.values()));
            factories.add(engines(config, checked));
            names.add(checked.name());
        }
        return new Pass(source, configs, factories, observer).run(names, commit);
    }

    private EngineInputs.Factory engines(BacktestConfig config, ParameterSet set) {
        StrategyConfig strategy = new StrategyConfig(
                config.strategy(), config.strategy(), config.instruments(), set.values(), Stage.LIVE);
        EngineConfig engineConfig = EngineConfig.of(RUN, List.of(strategy), config.limits());
        return (commands, notes) -> {
            Engine engine = new Engine(engineConfig, catalog, commands, Engine.NO_JOURNAL, notes);
            return new EngineInputs(engine, engine, engine);
        };
    }
}
