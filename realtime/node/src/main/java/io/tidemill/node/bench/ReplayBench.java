package io.tidemill.node.bench;

import io.tidemill.backtester.Backtest;
import io.tidemill.backtester.BacktestConfig;
import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.EquityObserver;
import io.tidemill.backtester.MarketColumns;
import io.tidemill.backtester.MemorySource;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.strategies.Strategies;
import io.tidemill.strategy.StrategyCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Backtests: stored events through the engine with the market maker, its risk gate, and a venue with queue, latency and fees, on
 * one thread; one parameter set, and many in one pass. The events lie in columns in memory; opening a lake is not in the figure.
 */
final class ReplayBench implements Bench {
    private static final int SETS = 64;
    private static final int SEED = 1;

    @Override
    public void run(Tape tape, int rounds, Consumer<Figure> figures) throws Exception {
        MarketColumns columns = new MarketColumns();
        tape.decode(columns);
        MemorySource source = MemorySource.of(List.of(Tape.INSTRUMENT), columns);
        StrategyCatalog catalog = Strategies.catalog();
        Backtest backtest = new Backtest(catalog, "bench");
        BacktestConfig config = BacktestConfig.of(List.of(Tape.INSTRUMENT.name()), Strategies.GLFT_MARKET_MAKER)
                .withSeed(SEED);
        ParameterSet initial =
                catalog.type(Strategies.GLFT_MARKET_MAKER).space().initial();
        measure(backtest, config, source, List.of(initial), "events/s", rounds, figures);

        List<ParameterSet> sets = new ArrayList<>();
        for (int i = 0; i < SETS; i++) {
            sets.add(catalog.type(Strategies.GLFT_MARKET_MAKER).space().with(Map.of("riskAversion", 0.1 + i / 64.0)));
        }
        measure(backtest, config, source, sets, "(set x event)/s", rounds, figures);
    }

    private static void measure(
            Backtest backtest,
            BacktestConfig config,
            MemorySource source,
            List<ParameterSet> sets,
            String unit,
            int rounds,
            Consumer<Figure> figures)
            throws Exception {
        long[] fills = new long[1];
        double ns = Rounds.medianNs(rounds, () -> {
            List<BacktestResult> results = backtest.runMany(config, sets, source, EquityObserver.NONE);
            fills[0] = results.get(0).orders().fills();
        });
        double events = (double) source.size() * sets.size();
        figures.accept(new Figure(
                        sets.size() + " parameter set" + (sets.size() == 1 ? "" : "s in one pass"),
                        events / ns * 1e9,
                        unit)
                .with("events", source.size())
                .with("fills", fills[0]));
    }
}
