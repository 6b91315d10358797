package io.tidemill.execution;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The life of our orders, from intent to proof: a fold over what venues tell of them.
 *
 * <p>The same fact may come twice, late, or in any order, by stream and by reply. What is told is taken as follows.
 *
 * <ul>
 *   <li>An execution counts once, whatever state its order is in, even at its end: it moved money.
 *   <li>What contradicts all we know is asked, not guessed: a rejection of an order that stood open or has our id twice, a
 *       cancel refused because the order is not there.
 *   <li>A request without an answer makes the order {@link OrderState#UNKNOWN}: by {@link #unknown}, or by ourselves after
 *       {@link ExecutionConfig#answerTimeoutNs}. It is asked for, with doubling waits, until the venue proves its state.
 *   <li>{@link #status} never makes a fill. A status that tells of more fills than came leaves the order UNKNOWN, one that
 *       tells of fewer is old and is passed over. Sent twice, it changes nothing the second time.
 *   <li>That the venue does not know an order proves that it never arrived only when no request of that age can still be
 *       under way ({@link ExecutionConfig#absentProofNs}) and the venue never had it.
 * </ul>
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> no allocation, but when the set of execution ids doubles.
 */
@HotPath
public final class Execution implements OrderEvents {
    private final int run;
    private final ExecutionConfig config;
    private final OrderListener listener;
    private final OrderTable orders;
    private final Timers timers = new Timers();
    private @Nullable ExecutionIds[] executions = new ExecutionIds[16];
    private int created;
    private long nowNs;

    /** The orders of a run; what becomes of them is told to the listener. */
    public Execution(int run, ExecutionConfig config, OrderListener listener) {
        this.run = run;
        this.config = config;
        this.listener = listener;
        this.orders = new OrderTable(config.orderCapacity());
    }

    /** The id of the next order; each is given once. */
    public long nextClientOrderId() {
        return ClientOrderId.of(run, ++created);
    }

    /**
     * A new order in state CREATED; null if too many are not at their end.
     *
     * @param clientOrderId from {@link #nextClientOrderId}
     */
    public @Nullable Order create(
            long clientOrderId,
            int instrumentId,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            Order.Destination destination) {
        Order order = orders.take(clientOrderId);
        if (order == null) {
            return null;
        }
        order.instrumentId = instrumentId;
        order.side = side;
        order.kind = kind;
        order.timeInForce = timeInForce;
        order.priceTicks = priceTicks;
        order.sizeLots = sizeLots;
        order.strategyId = strategyId;
        order.parameterSetId = parameterSetId;
        order.destination = destination;
        order.state = OrderState.CREATED;
        order.filledLots = 0;
        order.reservedLots = 0;
        order.isCounted = false;
        order.dueNs = Timers.NEVER;
        order.isProven = false;
        order.cancelSent = false;
        return order;
    }

    /** The risk gate refused the order: it never leaves and is not remembered. */
    public void denied(Order order) {
        enter(order, OrderState.DENIED);
    }

    /** The order is about to leave. */
    public void submitted(Order order, long timeNs) {
        nowNs = timeNs;
        order.submitTimeNs = timeNs;
        enter(order, OrderState.SUBMITTED);
    }

    /**
     * We want the order off.
     *
     * @return whether a cancel is to be sent; not so at its end, while one is under way, or while its fate is not known
     */
    public boolean cancelRequested(Order order, OrderReason reason, long timeNs) {
        nowNs = timeNs;
        if (order.state != OrderState.SUBMITTED
                && order.state != OrderState.ACCEPTED
                && order.state != OrderState.PARTLY_FILLED) {
            return false;
        }
        order.cancelSent = true;
        change(order, OrderState.PENDING_CANCEL, reason);
        return true;
    }

    /** One of the remembered orders; null if there is none with this id. */
    public @Nullable Order find(long clientOrderId) {
        return orders.find(clientOrderId);
    }

    /** Number of slots, for those who walk over all orders. */
    public int slots() {
        return orders.capacity();
    }

    /** The order in a slot if it is not at its end, else null. */
    public @Nullable Order openInSlot(int slot) {
        Order order = orders.slot(slot);
        return order.clientOrderId == ClientOrderId.NONE || order.state.isTerminal() ? null : order;
    }

    /** When {@link #checkDue} has something to do, ns; {@link Timers#NEVER} if nothing is outstanding. */
    public long nextDueNs() {
        return timers.nextNs();
    }

    /** Time passed: requests without an answer become unknown, unknown orders are asked for. */
    public void checkDue(long timeNs) {
        nowNs = timeNs;
        while (timers.nextNs() <= timeNs) {
            long dueNs = timers.nextNs();
            Order order = orders.find(timers.nextKey());
            timers.remove();
            if (order == null || order.dueNs != dueNs) {
                continue;
            }
            if (order.state == OrderState.UNKNOWN) {
                listener.ask(order);
                order.queryWaitNs = Math.min(order.queryWaitNs * 2, config.maxQueryNs());
                schedule(order, order.queryWaitNs);
            } else {
                change(order, OrderState.UNKNOWN, OrderReason.NONE);
            }
        }
    }

    @Override
    public void accepted(
            long clientOrderId, int instrumentId, long venueOrderId, long eventTimeNs, long receiveTimeNs) {
        Order order = order(clientOrderId, receiveTimeNs);
        if (order == null) {
            return;
        }
        order.isProven = true;
        if (order.state == OrderState.SUBMITTED || (order.state == OrderState.UNKNOWN && !order.cancelSent)) {
            change(order, openState(order), OrderReason.NONE);
        }
    }

    @Override
    public void rejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        Order order = order(clientOrderId, receiveTimeNs);
        if (order == null || order.state.isTerminal()) {
            return;
        }
        if (order.isProven || order.filledLots > 0 || reason == OrderReason.DUPLICATE_ID) {
            doubt(order, reason);
        } else {
            change(order, OrderState.REJECTED, reason);
        }
    }

    @Override
    public void filled(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            long tradeId,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long eventTimeNs,
            long receiveTimeNs) {
        Order order = order(clientOrderId, receiveTimeNs);
        if (order == null) {
            listener.strayFill(clientOrderId, instrumentId);
            return;
        }
        if (!executions(order.instrumentId).add(order.side, tradeId)) {
            return;
        }
        order.isProven = true;
        order.filledLots += sizeLots;
        listener.filled(order, priceTicks, sizeLots, liquidity, feeMantissa, feeScale, feeAsset);
        if (order.state == OrderState.FILLED) {
            return;
        }
        if (order.filledLots >= order.sizeLots) {
            change(order, OrderState.FILLED, OrderReason.NONE);
        } else if (order.state == OrderState.SUBMITTED || order.state == OrderState.ACCEPTED) {
            change(order, OrderState.PARTLY_FILLED, OrderReason.NONE);
        } else if (order.state == OrderState.REJECTED) {
            doubt(order, OrderReason.NONE);
        }
    }

    @Override
    public void canceled(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        end(clientOrderId, OrderState.CANCELED, receiveTimeNs);
    }

    @Override
    public void expired(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        end(clientOrderId, OrderState.EXPIRED, receiveTimeNs);
    }

    @Override
    public void cancelRejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        Order order = order(clientOrderId, receiveTimeNs);
        if (order == null || order.state != OrderState.PENDING_CANCEL) {
            return;
        }
        if (reason == OrderReason.UNKNOWN_ORDER) {
            doubt(order, reason);
            return;
        }
        order.cancelSent = false;
        change(order, order.isProven ? openState(order) : OrderState.SUBMITTED, reason);
    }

    @Override
    public void unknown(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        Order order = order(clientOrderId, receiveTimeNs);
        // an order that stands open and was not canceled has nothing outstanding: what it was asked is answered
        if (order != null && (order.state == OrderState.SUBMITTED || order.state == OrderState.PENDING_CANCEL)) {
            change(order, OrderState.UNKNOWN, OrderReason.NONE);
        }
    }

    @Override
    public void status(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long receiveTimeNs) {
        Order order = order(clientOrderId, receiveTimeNs);
        if (order == null || order.state == OrderState.FILLED || filledLots < order.filledLots) {
            return;
        }
        boolean isAbsent = state == OrderState.REJECTED;
        order.isProven |= !isAbsent;
        if (filledLots > order.filledLots) {
            doubt(order, OrderReason.NONE);
        } else if (order.state == OrderState.UNKNOWN) {
            prove(order, state);
        } else if (!order.state.isTerminal() && (state == OrderState.CANCELED || state == OrderState.EXPIRED)) {
            change(order, state, OrderReason.NONE);
        }
    }

    @Override
    public void balance(
            String venue,
            String asset,
            long freeMantissa,
            long lockedMantissa,
            int scale,
            long eventTimeNs,
            long receiveTimeNs) {
        // accounts are not part of an order's life
    }

    private void prove(Order order, OrderState state) {
        switch (state) {
            case ACCEPTED, PARTLY_FILLED -> {
                order.cancelSent = false;
                change(order, openState(order), OrderReason.NONE);
            }
            case CANCELED, EXPIRED -> change(order, state, OrderReason.NONE);
            case REJECTED -> {
                if (!order.isProven && nowNs - order.submitTimeNs >= config.absentProofNs()) {
                    change(order, OrderState.REJECTED, OrderReason.UNKNOWN_ORDER);
                }
            }
            case CREATED, DENIED, SUBMITTED, FILLED, PENDING_CANCEL, UNKNOWN -> {
                // says nothing that we could take for proof: the next query will tell
            }
        }
    }

    private void end(long clientOrderId, OrderState state, long receiveTimeNs) {
        Order order = order(clientOrderId, receiveTimeNs);
        if (order != null && !order.state.isTerminal()) {
            order.isProven = true;
            change(order, state, OrderReason.NONE);
        }
    }

    private void doubt(Order order, OrderReason reason) {
        if (order.state != OrderState.UNKNOWN) {
            change(order, OrderState.UNKNOWN, reason);
        }
    }

    private static OrderState openState(Order order) {
        return order.filledLots > 0 ? OrderState.PARTLY_FILLED : OrderState.ACCEPTED;
    }

    private void change(Order order, OrderState to, OrderReason reason) {
        enter(order, to);
        listener.changed(order, reason);
    }

    private void enter(Order order, OrderState to) {
        if (!Transitions.isAllowed(order.state, to)) {
            throw new IllegalStateException("order " + ClientOrderId.text(order.clientOrderId) + " cannot go from "
                    + order.state + " to " + to);
        }
        order.state = to;
        order.dueNs = Timers.NEVER;
        if (to == OrderState.DENIED) {
            orders.giveBack(order);
        } else if (to.isTerminal()) {
            orders.retire(order);
        } else if (to == OrderState.UNKNOWN) {
            order.queryWaitNs = config.firstQueryNs();
            schedule(order, order.queryWaitNs);
        } else if (order.destination == Order.Destination.VENUE
                && (to == OrderState.SUBMITTED || to == OrderState.PENDING_CANCEL)) {
            schedule(order, config.answerTimeoutNs());
        }
    }

    private void schedule(Order order, long waitNs) {
        order.dueNs = nowNs + waitNs;
        timers.add(order.dueNs, order.clientOrderId);
    }

    private @Nullable Order order(long clientOrderId, long receiveTimeNs) {
        nowNs = Math.max(nowNs, receiveTimeNs);
        return orders.find(clientOrderId);
    }

    private ExecutionIds executions(int instrumentId) {
        if (instrumentId >= executions.length) {
            executions = Arrays.copyOf(executions, Math.max(instrumentId + 1, executions.length * 2));
        }
        ExecutionIds ids = executions[instrumentId];
        if (ids == null) {
            ids = new ExecutionIds();
            executions[instrumentId] = ids;
        }
        return ids;
    }
}
