package io.tidemill.engine;

import io.tidemill.model.promotion.Stage;
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
        boolean halted,
        String haltReason,
        List<StrategyState> strategies) {

    /** Copies. */
    public EngineState {
        strategies = List.copyOf(strategies);
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
            int openOrders) {}
}
