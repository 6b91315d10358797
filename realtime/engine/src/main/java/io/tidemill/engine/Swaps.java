package io.tidemill.engine;

import io.tidemill.execution.Order;
import io.tidemill.execution.Order.Destination;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.model.promotion.Stage;
import io.tidemill.strategy.StrategyCatalog;

/** Takes promotions: another set, another stage, and nothing left behind. */
final class Swaps {
    /** Between two looks at a position that is being closed. */
    static final long FLATTEN_NS = 1_000_000_000L;

    private final Core core;
    private final StrategyCatalog catalog;
    private final EngineNotes notes;
    private long count;
    private long refused;
    private String lastRefusal = "";

    Swaps(Core core, StrategyCatalog catalog, EngineNotes notes) {
        this.core = core;
        this.catalog = catalog;
        this.notes = notes;
    }

    /** From here on the strategy works with the promoted set, if it allows it; the old set's orders are canceled. */
    void swap(Runner runner, Promotion promotion) {
        ParameterSet set;
        try {
            set = catalog.type(runner.config().type()).space().check(promotion.set());
        } catch (IllegalArgumentException e) {
            refused++;
            lastRefusal = e.toString();
            return;
        }
        long from = runner.setId();
        if (set.id() == from && promotion.stage() == runner.stage()) {
            return;
        }
        for (Instrument instrument : runner.instruments()) {
            core.cancelOrders(runner, instrument.id(), OrderReason.NONE);
        }
        notes.swapped(runner.id(), from, set.id(), core.timeNs());
        count++;
        runner.swap(set, promotion.stage());
        if (promotion.stage() == Stage.SHADOW) {
            planFlatten(runner, 0);
        }
    }

    /** A strategy that went back to SHADOW must not leave a position behind: it is closed at the market. */
    void flatten(Runner runner) {
        runner.flattenDue();
        boolean isDone = true;
        for (Instrument instrument : runner.instruments()) {
            int id = instrument.id();
            long net = runner.positionLots(id);
            long lots = instrument.wholeOrderLots(
                    Math.min(Math.abs(net), core.gate().maxOrderLots(id)));
            if (!runner.isShadow() || lots < Math.max(1, instrument.minSizeLots())) {
                continue;
            }
            isDone = false;
            if (!core.gate().isHalted() && !hasOrderAtVenue(runner, id)) {
                runner.send(
                        id,
                        net > 0 ? Side.SELL : Side.BUY,
                        OrderKind.MARKET,
                        TimeInForce.GTC,
                        0,
                        lots,
                        Destination.VENUE);
            }
        }
        if (!isDone) {
            planFlatten(runner, FLATTEN_NS);
        }
    }

    void planFlatten(Runner runner, long waitNs) {
        if (runner.planFlatten()) {
            core.flattenTimer(runner, waitNs);
        }
    }

    private boolean hasOrderAtVenue(Runner runner, int instrumentId) {
        for (int slot = 0; slot < core.execution().slots(); slot++) {
            Order order = core.execution().openInSlot(slot);
            if (order != null
                    && order.strategyId() == runner.id()
                    && order.instrumentId() == instrumentId
                    && order.destination() == Destination.VENUE) {
                return true;
            }
        }
        return false;
    }

    /** Swaps so far. */
    long count() {
        return count;
    }

    /** Promotions whose set the strategy does not allow. */
    long refused() {
        return refused;
    }

    /** Why the last of them was refused; empty if none was. */
    String lastRefusal() {
        return lastRefusal;
    }
}
