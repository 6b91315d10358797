package io.tidemill.backtester;

import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderReason;
import java.util.ArrayList;
import java.util.List;

/**
 * What an engine notes while it runs, as far as a result tells it: orders that its gate denied, and halts.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
final class RunNotes implements EngineNotes {
    private final OrderTally tally;
    private final List<BacktestResult.Halt> halts = new ArrayList<>();

    RunNotes(OrderTally tally) {
        this.tally = tally;
    }

    /** The halts, in order. */
    List<BacktestResult.Halt> halts() {
        return halts;
    }

    @Override
    public void runStarted(int run, String configuration) {
        // the configuration of the backtest holds it
    }

    @Override
    public void denied(
            long clientOrderId,
            int instrumentId,
            Side side,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            OrderReason reason,
            long timeNs) {
        tally.denied(reason);
    }

    @Override
    public void swapped(int strategyId, long fromParameterSetId, long toParameterSetId, long timeNs) {
        // a backtest promotes nothing
    }

    @Override
    public void halted(String reason, long timeNs) {
        halts.add(new BacktestResult.Halt(timeNs, reason));
    }
}
