package io.tidemill.engine;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.order.Position;
import io.tidemill.model.promotion.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * What an engine did and holds at one moment, for people.
 *
 * @param timeNs receive time of the last event, ns since 1970 UTC
 * @param inputs events consumed
 * @param sent orders that left
 * @param denied orders that the risk gate kept
 * @param fills executions applied
 * @param strayFills executions of orders that this engine did not make
 * @param swaps of parameter sets
 * @param refusedPromotions whose set the strategy does not allow
 * @param lastRefusal why the last of those was refused; empty if none was
 * @param halted whether trading is halted
 * @param haltReason why; empty if it is not
 * @param strategies in the order of their ids
 */
public record EngineState(
        long timeNs,
        long inputs,
        long sent,
        long denied,
        long fills,
        long strayFills,
        long swaps,
        long refusedPromotions,
        String lastRefusal,
        boolean halted,
        String haltReason,
        List<StrategyState> strategies) {

    /** Copies. */
    public EngineState {
        strategies = List.copyOf(strategies);
    }

    static EngineState of(Core core, long inputs) {
        List<StrategyState> strategies = new ArrayList<>();
        for (Runner runner : core.runners()) {
            List<PositionState> positions = new ArrayList<>();
            for (Instrument instrument : runner.instruments()) {
                positions.add(PositionState.of(core, runner, instrument));
            }
            strategies.add(new StrategyState(
                    runner.config().name(),
                    runner.config().type(),
                    runner.stage(),
                    runner.set().name(),
                    positions));
        }
        return new EngineState(
                core.timeNs(),
                inputs,
                core.outbox().sent(),
                core.outbox().denied(),
                core.fills(),
                core.strayFills(),
                core.swaps().count(),
                core.swaps().refused(),
                core.swaps().lastRefusal(),
                core.isHalted(),
                core.haltReason(),
                strategies);
    }

    /**
     * One strategy.
     *
     * @param name of the instance
     * @param type of the strategy
     * @param stage how far its set may go
     * @param set name of its parameter set
     * @param positions by instrument, in the order of the configuration
     */
    public record StrategyState(String name, String type, Stage stage, String set, List<PositionState> positions) {
        /** Copies. */
        public StrategyState {
            positions = List.copyOf(positions);
        }
    }

    /**
     * What a strategy holds of an instrument.
     *
     * @param instrument its name
     * @param size net, in base or contracts
     * @param averagePrice of what is open, in quote
     * @param profitQuote since the beginning, after fees, at the middle of bid and ask
     * @param feesQuote as far as they can be valued in quote
     * @param fills so far
     * @param openOrders not at their end
     */
    public record PositionState(
            String instrument,
            double size,
            double averagePrice,
            double profitQuote,
            double feesQuote,
            long fills,
            int openOrders) {

        static PositionState of(Core core, Runner runner, Instrument instrument) {
            Position position = runner.own(instrument.id());
            Market market = core.market(instrument.id());
            double markTicks = market.isTradable() ? market.midTicks() : position.averagePriceTicks();
            return new PositionState(
                    instrument.name(),
                    instrument.lot().toDouble(position.netLots()),
                    position.averagePriceTicks() * instrument.tick().toDouble(1),
                    position.profitQuote(markTicks),
                    position.fees().quote(),
                    position.fills(),
                    runner.openOrders(instrument.id()));
        }
    }
}
