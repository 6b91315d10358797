package io.tidemill.matching;

import io.tidemill.matching.Commands.Command;
import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Our orders against a replayed market by price (L2). Recorded market events go in, commands go in, order events come out;
 * the recorded market never reacts to us.
 *
 * <h2>Time</h2>
 *
 * The venue has no clock. It is moved by the receive times of market events and by {@link #advanceTo}. A command sent at
 * {@code timeNs} is matched at {@code timeNs + entry latency}, its answers reach us {@code response latency} later, handed out
 * in time order. What is decided at equal times:
 *
 * <ol>
 *   <li>A market event at T comes after everything that was due <i>before</i> T, and before commands and answers due at T.
 *   <li>{@code advanceTo(T)} does everything due <i>at or before</i> T. Feed all market events of T first, then advance to T.
 *   <li>Of commands and answers due at the same time, commands are matched first; each kind keeps its own order.
 *   <li>No command is matched in the middle of a batch of deltas; it waits for LAST.
 * </ol>
 *
 * <p>A receiver of answers may place and cancel from inside the call; such commands join the queue and are done in the same
 * advance if they are due.
 *
 * <h2>Fills</h2>
 *
 * <ul>
 *   <li><b>Maker</b>: a trade through our price fills us up to its size; a trade at our price first uses up the queue before us
 *       ({@link QueueModel}); a book or a newer quote that crosses our price fills us up to the size that crosses. Always at our own
 *       price.
 *   <li><b>Taker</b>: walks the levels. What we took is remembered until the level is printed with another size.
 *   <li><b>Self-trade prevention</b>: a taker that meets one of our own orders expires (Binance: EXPIRE_TAKER,
 *       {@code EXPIRED_IN_MATCH}); LIMIT_MAKER that would is rejected as WOULD_TAKE.
 *   <li>While a book is invalid nothing fills, cancels work, new orders are rejected with VENUE. When it is whole again, resting
 *       orders stand behind everything at their price, and those that the market went through fill.
 * </ul>
 *
 * <h2>Limits</h2>
 *
 * No impact: others do not react to us. An order at a price deeper than the recorded book finds no queue there. Spot only.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> nothing is allocated once queues and tables reached their size.
 */
@HotPath
public final class SimulatedVenue implements MarketEvents, OrderCommands {
    private final Instruments instruments;
    private final QueueModel queue;
    private final @Nullable Ledger ledger;
    private final Commands commands;
    private final Answers answers;
    private final Settlement settlement;
    private final OrderTable table;
    private @Nullable InstrumentVenue[] venues;
    private long lastVenueOrderId;
    private long venueTimeNs = Long.MIN_VALUE;
    private boolean running;

    /**
     * A venue.
     *
     * @param instruments that may be traded; may grow later
     * @param events receives the answers
     */
    public SimulatedVenue(SimulatedVenueConfig config, Instruments instruments, OrderEvents events) {
        this.instruments = instruments;
        queue = config.queue();
        ledger = config.balances().isEmpty() ? null : new Ledger(config.balances());
        commands = new Commands(config.latency());
        answers = new Answers(config.venue(), config.latency(), events);
        settlement = new Settlement(config.fees(), ledger, answers);
        table = new OrderTable(config.retainedOrders());
        venues = new InstrumentVenue[Math.max(1, instruments.capacity())];
    }

    /** Does everything that is due at or before this time, and moves the venue there. */
    public void advanceTo(long timeNs) {
        run(timeNs);
        venueTimeNs = Math.max(venueTimeNs, timeNs);
    }

    /** When the next command or answer is due, ns; {@link Long#MAX_VALUE} if nothing is under way. */
    public long nextDueNs() {
        return Math.min(commands.nextDueNs(), answers.nextDueNs());
    }

    /** The venue's time, ns: of the last market event or advance. */
    public long timeNs() {
        return venueTimeNs;
    }

    /** What the account holds; null if balances are not kept. */
    public @Nullable Ledger ledger() {
        return ledger;
    }

    @Override
    public void bookDelta(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            BookAction action,
            Side side,
            long priceTicks,
            long sizeLots,
            int flags) {
        moveTo(receiveTimeNs);
        venue(instrumentId).delta(action, side, priceTicks, sizeLots, flags, sequence, receiveTimeNs);
    }

    @Override
    public void trade(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long priceTicks,
            long sizeLots,
            Side aggressor) {
        moveTo(receiveTimeNs);
        venue(instrumentId).trade(priceTicks, sizeLots, aggressor, receiveTimeNs);
    }

    @Override
    public void quote(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long bidPriceTicks,
            long bidSizeLots,
            long askPriceTicks,
            long askSizeLots) {
        moveTo(receiveTimeNs);
        venue(instrumentId).quote(sequence, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots, receiveTimeNs);
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        moveTo(receiveTimeNs);
        venue(instrumentId).gap();
    }

    @Override
    public void place(
            long clientOrderId,
            int instrumentId,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            long timeNs) {
        Command command = commands.add(Commands.Kind.PLACE, clientOrderId, instrumentId, timeNs, venueTimeNs);
        command.side = side;
        command.orderKind = kind;
        command.timeInForce = timeInForce;
        command.priceTicks = priceTicks;
        command.sizeLots = sizeLots;
    }

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {
        commands.add(Commands.Kind.CANCEL, clientOrderId, instrumentId, timeNs, venueTimeNs);
    }

    @Override
    public void cancelAll(int instrumentId, long timeNs) {
        commands.add(Commands.Kind.CANCEL_ALL, 0, instrumentId, timeNs, venueTimeNs);
    }

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {
        commands.add(Commands.Kind.QUERY, clientOrderId, instrumentId, timeNs, venueTimeNs);
    }

    private void moveTo(long timeNs) {
        if (timeNs < venueTimeNs) {
            throw new IllegalArgumentException(
                    "time must not go back, was at " + venueTimeNs + " and an event came with " + timeNs);
        }
        if (timeNs > venueTimeNs) {
            run(timeNs - 1);
            venueTimeNs = timeNs;
        }
    }

    private void run(long untilNs) {
        if (running) {
            throw new IllegalStateException("the venue must not be moved from inside one of its answers");
        }
        running = true;
        try {
            while (true) {
                long commandNs = nextMatchableNs();
                long answerNs = answers.nextDueNs();
                if (commandNs <= answerNs && commandNs <= untilNs) {
                    match(Math.max(commandNs, venueTimeNs));
                } else if (answerNs <= untilNs) {
                    answers.deliver();
                } else {
                    return;
                }
            }
        } finally {
            running = false;
        }
    }

    private long nextMatchableNs() {
        long dueNs = commands.nextDueNs();
        return dueNs == Long.MAX_VALUE || !venue(commands.first().instrumentId).isInBatch() ? dueNs : Long.MAX_VALUE;
    }

    private void match(long timeNs) {
        venueTimeNs = timeNs;
        Command command = commands.first();
        commands.removeFirst();
        switch (command.kind) {
            case PLACE -> matchPlace(command, timeNs);
            case CANCEL -> matchCancel(command, timeNs);
            case CANCEL_ALL -> venue(command.instrumentId).cancelAll(timeNs);
            case QUERY -> matchQuery(command, timeNs);
        }
    }

    private void matchPlace(Command command, long timeNs) {
        if (table.find(command.clientOrderId) != null) {
            answers.rejected(command.clientOrderId, command.instrumentId, OrderReason.DUPLICATE_ID, timeNs);
            return;
        }
        Order order = table.take();
        order.open(
                command.clientOrderId,
                command.instrumentId,
                command.side,
                command.orderKind,
                command.timeInForce,
                command.priceTicks,
                command.sizeLots);
        InstrumentVenue venue = venue(command.instrumentId);
        OrderReason refusal = venue.refusal(order);
        if (refusal != OrderReason.NONE) {
            table.giveBack(order);
            answers.rejected(command.clientOrderId, command.instrumentId, refusal, timeNs);
            return;
        }
        lastVenueOrderId++;
        order.venueOrderId = lastVenueOrderId;
        order.state = OrderState.ACCEPTED;
        table.add(order);
        answers.accepted(order, timeNs);
        venue.execute(order, timeNs);
    }

    private void matchCancel(Command command, long timeNs) {
        Order order = table.find(command.clientOrderId);
        if (order == null || order.state.isTerminal() || order.instrumentId != command.instrumentId) {
            answers.cancelRejected(command.clientOrderId, command.instrumentId, OrderReason.UNKNOWN_ORDER, timeNs);
            return;
        }
        venue(command.instrumentId).cancel(order, timeNs);
    }

    private void matchQuery(Command command, long timeNs) {
        Order order = table.find(command.clientOrderId);
        if (order == null || order.instrumentId != command.instrumentId) {
            answers.statusOfUnknown(command.clientOrderId, command.instrumentId, timeNs);
        } else {
            answers.status(order, timeNs);
        }
    }

    private InstrumentVenue venue(int instrumentId) {
        InstrumentVenue found = instrumentId < venues.length ? venues[instrumentId] : null;
        return found != null ? found : open(instrumentId);
    }

    private InstrumentVenue open(int instrumentId) {
        Instrument instrument = instruments.byId(instrumentId);
        if (instrumentId >= venues.length) {
            venues = Arrays.copyOf(venues, Math.max(instruments.capacity(), instrumentId + 1));
        }
        InstrumentVenue opened = new InstrumentVenue(instrument, queue, settlement, answers, table);
        venues[instrumentId] = opened;
        return opened;
    }
}
