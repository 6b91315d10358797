package io.tidemill.engine;

import io.tidemill.model.HotPath;
import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.Position;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.wire.Json;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.WireWriter;

/**
 * A function from events to commands: {@code (state, event) -> (state, commands)}. The same configuration and the same
 * events give the same commands, on any machine, live, on paper or in a backtest.
 *
 * <p>For each event, in this order:
 *
 * <ol>
 *   <li>the event is journaled;
 *   <li>time moves to its receive time; requests without an answer, queries and timers that are due by then are done;
 *   <li>the event is applied and strategies are told; what they ask for passes the risk gate, is journaled, and leaves.
 * </ol>
 *
 * <p><b>Stages.</b> A strategy in SHADOW has its commands journaled and not sent, and its orders answered but never filled.
 * In CANARY a share of the size leaves, except that what closes a position leaves in full. A promotion takes effect between
 * two events: the open orders of the old set are canceled, position and what the strategy has learnt go on, the swap is
 * noted. A strategy that falls back to SHADOW has its position closed at the market.
 *
 * <p><b>Halt.</b> On {@link #halt}, or by itself when a hard limit breaks, a strategy throws, or what venues say cannot be
 * true: no order leaves, a cancelAll leaves for each instrument at once and again until none stands, and only
 * {@link #resume} lifts it. The position stays.
 *
 * <p>Instruments come before their first event. A market event of an instrument that nobody trades is journaled and passed
 * over. What is called on {@link OrderCommands} must not call back before it returns.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> market events allocate nothing; journaled fills and control events
 * allocate for their text.
 */
@HotPath
public final class Engine implements MarketEvents, OrderEvents, ControlEvents {
    /** For an engine without a journal, which then costs nothing. */
    public static final MessageSink NO_JOURNAL = (buffer, offset, length) -> {};

    private final Core core;
    private final WireWriter journal;
    private final boolean isJournaled;
    private long inputs;

    /**
     * Builds an engine and writes its configuration to the journal.
     *
     * @param commands takes what leaves
     * @param journal takes inputs, notes and commands; {@link #NO_JOURNAL} for none
     * @throws IllegalArgumentException if a strategy or parameter is not known or not allowed
     */
    public Engine(EngineConfig config, StrategyCatalog catalog, OrderCommands commands, MessageSink journal) {
        this(config, catalog, commands, journal, Unnoted.INSTANCE);
    }

    /**
     * Builds an engine whose notes are told to an observer, too.
     *
     * @param observer is told of denials, swaps and halts as they are noted; must not call back
     */
    public Engine(
            EngineConfig config,
            StrategyCatalog catalog,
            OrderCommands commands,
            MessageSink journal,
            EngineNotes observer) {
        this.isJournaled = journal != NO_JOURNAL;
        this.journal = new WireWriter(journal);
        OrderCommands journaled = isJournaled ? this.journal : Unsent.INSTANCE;
        EngineNotes notes = isJournaled ? new BothNotes(this.journal, observer) : observer;
        this.core = new Core(config, catalog, journaled, commands, notes);
        notes.runStarted(config.run(), Json.text(config));
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
        Market market = core.market(instrumentId);
        if (isJournaled) {
            journal.quote(
                    instrumentId,
                    eventTimeNs,
                    receiveTimeNs,
                    sequence,
                    bidPriceTicks,
                    bidSizeLots,
                    askPriceTicks,
                    askSizeLots);
        }
        begin(receiveTimeNs);
        Runner[] runners = market.runners();
        if (runners.length > 0 && !market.isFrozen()) {
            market.quote(sequence, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots, core.timeNs());
            core.marked(instrumentId, market);
            for (Runner runner : runners) {
                runner.quote(instrumentId);
            }
        }
        core.finish();
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
        Market market = core.market(instrumentId);
        if (isJournaled) {
            journal.trade(instrumentId, eventTimeNs, receiveTimeNs, sequence, priceTicks, sizeLots, aggressor);
        }
        begin(receiveTimeNs);
        if (!market.isFrozen()) {
            for (Runner runner : market.runners()) {
                runner.trade(instrumentId, priceTicks, sizeLots, aggressor);
            }
        }
        core.finish();
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
        Market market = core.market(instrumentId);
        if (isJournaled) {
            journal.bookDelta(
                    instrumentId, eventTimeNs, receiveTimeNs, sequence, action, side, priceTicks, sizeLots, flags);
        }
        begin(receiveTimeNs);
        Runner[] runners = market.runners();
        if (runners.length > 0
                && !market.isFrozen()
                && market.delta(sequence, action, side, priceTicks, sizeLots, flags, core.timeNs())) {
            core.marked(instrumentId, market);
            for (Runner runner : runners) {
                runner.book(instrumentId);
            }
        }
        core.finish();
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        Market market = core.market(instrumentId);
        if (isJournaled) {
            journal.gap(instrumentId, eventTimeNs, receiveTimeNs, reason, expectedSequence, receivedSequence);
        }
        begin(receiveTimeNs);
        if (!market.isFrozen()) {
            market.gap();
            core.marked(instrumentId, market);
            for (Runner runner : market.runners()) {
                runner.book(instrumentId);
            }
        }
        core.finish();
    }

    @Override
    public void accepted(
            long clientOrderId, int instrumentId, long venueOrderId, long eventTimeNs, long receiveTimeNs) {
        if (isJournaled) {
            journal.accepted(clientOrderId, instrumentId, venueOrderId, eventTimeNs, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.execution().accepted(clientOrderId, instrumentId, venueOrderId, eventTimeNs, core.timeNs());
        core.finish();
    }

    @Override
    public void rejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        if (isJournaled) {
            journal.rejected(clientOrderId, instrumentId, reason, eventTimeNs, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.execution().rejected(clientOrderId, instrumentId, reason, eventTimeNs, core.timeNs());
        core.finish();
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
        if (isJournaled) {
            journal.filled(
                    clientOrderId,
                    instrumentId,
                    venueOrderId,
                    tradeId,
                    priceTicks,
                    sizeLots,
                    liquidity,
                    feeMantissa,
                    feeScale,
                    feeAsset,
                    eventTimeNs,
                    receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.execution()
                .filled(
                        clientOrderId,
                        instrumentId,
                        venueOrderId,
                        tradeId,
                        priceTicks,
                        sizeLots,
                        liquidity,
                        feeMantissa,
                        feeScale,
                        feeAsset,
                        eventTimeNs,
                        core.timeNs());
        core.finish();
    }

    @Override
    public void canceled(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        if (isJournaled) {
            journal.canceled(clientOrderId, instrumentId, eventTimeNs, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.execution().canceled(clientOrderId, instrumentId, eventTimeNs, core.timeNs());
        core.finish();
    }

    @Override
    public void cancelRejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        if (isJournaled) {
            journal.cancelRejected(clientOrderId, instrumentId, reason, eventTimeNs, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.execution().cancelRejected(clientOrderId, instrumentId, reason, eventTimeNs, core.timeNs());
        core.finish();
    }

    @Override
    public void expired(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        if (isJournaled) {
            journal.expired(clientOrderId, instrumentId, eventTimeNs, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.execution().expired(clientOrderId, instrumentId, eventTimeNs, core.timeNs());
        core.finish();
    }

    @Override
    public void unknown(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        if (isJournaled) {
            journal.unknown(clientOrderId, instrumentId, eventTimeNs, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.execution().unknown(clientOrderId, instrumentId, eventTimeNs, core.timeNs());
        core.finish();
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
        if (isJournaled) {
            journal.status(clientOrderId, instrumentId, venueOrderId, state, filledLots, eventTimeNs, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.execution()
                .status(clientOrderId, instrumentId, venueOrderId, state, filledLots, eventTimeNs, core.timeNs());
        core.finish();
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
        if (isJournaled) {
            journal.balance(venue, asset, freeMantissa, lockedMantissa, scale, eventTimeNs, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.finish();
    }

    @Override
    public void clock(long receiveTimeNs) {
        if (isJournaled) {
            journal.clock(receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.finish();
    }

    @Override
    public void instrument(Instrument instrument, long receiveTimeNs) {
        if (isJournaled) {
            journal.instrument(instrument, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.define(instrument);
        core.finish();
    }

    @Override
    public void promotion(Promotion promotion, long receiveTimeNs) {
        if (isJournaled) {
            journal.promotion(promotion, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.promote(promotion);
        core.finish();
    }

    @Override
    public void halt(String reason, long receiveTimeNs) {
        if (isJournaled) {
            journal.halt(reason, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.stopTrading(reason);
        core.finish();
    }

    @Override
    public void resume(String person, long receiveTimeNs) {
        if (isJournaled) {
            journal.resume(person, receiveTimeNs);
        }
        begin(receiveTimeNs);
        core.resume();
        core.finish();
    }

    /**
     * When the engine next wants time to pass: a timer, a query or an overdue answer, ns since 1970 UTC. {@code
     * Long.MAX_VALUE} if nothing is due.
     */
    public long nextTimerNs() {
        return core.nextTimerNs();
    }

    /** What the engine did and holds. Cold path: allocates. <b>Thread:</b> the engine's. */
    public EngineState state() {
        return EngineState.of(core, inputs);
    }

    /**
     * What a strategy holds of an instrument. To be read by the engine's thread, not changed.
     *
     * @throws IllegalArgumentException if the strategy does not trade it
     */
    public Position position(int strategyId, int instrumentId) {
        Position position = strategyId >= 0 && strategyId < core.runners().length
                ? core.runners()[strategyId].position(instrumentId)
                : null;
        if (position == null) {
            throw new IllegalArgumentException("strategy " + strategyId + " does not trade instrument " + instrumentId);
        }
        return position;
    }

    /** Whether trading is halted. */
    public boolean isHalted() {
        return core.isHalted();
    }

    /** Events consumed so far. */
    public long inputs() {
        return inputs;
    }

    /** For tests of the invariants. */
    Core core() {
        return core;
    }

    private void begin(long receiveTimeNs) {
        inputs++;
        core.advance(receiveTimeNs);
    }
}
