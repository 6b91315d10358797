package io.tidemill.engine;

import io.tidemill.execution.Execution;
import io.tidemill.execution.Order;
import io.tidemill.execution.Order.Destination;
import io.tidemill.model.HotPath;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.risk.RiskGate;

/**
 * The only way out of the engine, and so the place where nothing can pass the risk gate by. Each command goes to the
 * journal first, then, unless it is of stage SHADOW, to its venue.
 */
@HotPath
final class Outbox {
    private final Execution execution;
    private final RiskGate gate;
    private final RiskGate shadowGate;
    private final OrderCommands journal;
    private final OrderCommands venue;
    private final EngineNotes notes;
    private final ShadowVenue shadowVenue;
    private long sent;
    private long denied;

    Outbox(
            Execution execution,
            RiskGate gate,
            RiskGate shadowGate,
            OrderCommands journal,
            OrderCommands venue,
            EngineNotes notes,
            ShadowVenue shadowVenue) {
        this.execution = execution;
        this.gate = gate;
        this.shadowGate = shadowGate;
        this.journal = journal;
        this.venue = venue;
        this.notes = notes;
        this.shadowVenue = shadowVenue;
    }

    /** Places an order if the gate lets it pass; the answer is that of {@link io.tidemill.strategy.Desk}. */
    long place(
            int instrumentId,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            Destination destination,
            long timeNs) {
        long id = execution.nextClientOrderId();
        Order order = execution.create(
                id,
                instrumentId,
                side,
                kind,
                timeInForce,
                priceTicks,
                sizeLots,
                strategyId,
                parameterSetId,
                destination);
        OrderReason reason = order == null
                ? OrderReason.OPEN_ORDERS
                : gate(destination).admit(instrumentId, side, kind, priceTicks, sizeLots, timeNs);
        if (order == null || reason != OrderReason.NONE) {
            denied++;
            if (order != null) {
                execution.denied(order);
            }
            notes.denied(id, instrumentId, side, priceTicks, sizeLots, strategyId, parameterSetId, reason, timeNs);
            return -reason.ordinal();
        }
        order.reserve(sizeLots);
        order.count(true);
        execution.submitted(order, timeNs);
        journal.place(
                id, instrumentId, side, kind, timeInForce, priceTicks, sizeLots, strategyId, parameterSetId, timeNs);
        if (destination == Destination.VENUE) {
            sent++;
            venue.place(
                    id,
                    instrumentId,
                    side,
                    kind,
                    timeInForce,
                    priceTicks,
                    sizeLots,
                    strategyId,
                    parameterSetId,
                    timeNs);
        } else {
            shadowVenue.answerLater(id);
        }
        return id;
    }

    /** Cancels an order unless that is of no use; returns whether a cancel left. */
    boolean cancel(Order order, OrderReason reason, long timeNs) {
        if (!execution.cancelRequested(order, reason, timeNs)) {
            return false;
        }
        journal.cancel(order.clientOrderId(), order.instrumentId(), timeNs);
        if (order.destination() == Destination.VENUE) {
            venue.cancel(order.clientOrderId(), order.instrumentId(), timeNs);
        } else {
            shadowVenue.answerLater(order.clientOrderId());
        }
        return true;
    }

    /** Takes off all that stands at the venue, known to us or not. */
    void cancelAll(int instrumentId, long timeNs) {
        journal.cancelAll(instrumentId, timeNs);
        venue.cancelAll(instrumentId, timeNs);
    }

    /** Asks the venue what became of an order. */
    void query(Order order, long timeNs) {
        journal.query(order.clientOrderId(), order.instrumentId(), timeNs);
        venue.query(order.clientOrderId(), order.instrumentId(), timeNs);
    }

    /**
     * Brings what the gate holds for an order in line with what may still fill of it.
     *
     * @return -1 if the order came to its end with this, 1 if it came back from there, else 0
     */
    int settle(Order order) {
        long open = order.openLots();
        if (open != order.reservedLots()) {
            gate(order.destination()).release(order.instrumentId(), order.side(), order.reservedLots() - open);
            order.reserve(open);
        }
        boolean isOpen = !order.state().isTerminal();
        if (isOpen == order.isCounted()) {
            return 0;
        }
        order.count(isOpen);
        if (isOpen) {
            gate(order.destination()).reopened(order.instrumentId());
            return 1;
        }
        gate(order.destination()).closed(order.instrumentId());
        return -1;
    }

    RiskGate gate(Destination destination) {
        return destination == Destination.VENUE ? gate : shadowGate;
    }

    /** Orders that left. */
    long sent() {
        return sent;
    }

    /** Orders that the gate kept. */
    long denied() {
        return denied;
    }
}
