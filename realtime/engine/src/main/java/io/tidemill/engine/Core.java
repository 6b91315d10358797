package io.tidemill.engine;

import io.tidemill.execution.Execution;
import io.tidemill.execution.Order;
import io.tidemill.execution.Order.Destination;
import io.tidemill.execution.OrderListener;
import io.tidemill.execution.Timers;
import io.tidemill.model.HotPath;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.Position;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.risk.ProfitWatch;
import io.tidemill.risk.RiskGate;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of an engine and what it does to it; {@link Engine} journals each input and then calls in here. */
@HotPath
final class Core implements OrderListener {
    private static final int HIGHEST_INSTRUMENT_ID = (1 << 20) - 1;
    private static final long SWEEP_KEY = -1;
    private static final long FIRST_FLATTEN_KEY = -2;
    private static final long FIRST_SWEEP_NS = 1_000_000_000L;
    private static final long LONGEST_SWEEP_NS = 30_000_000_000L;

    private final EngineConfig config;
    private final EngineNotes notes;
    private final Execution execution;
    private final RiskGate gate;
    private final RiskGate shadowGate;
    private final ProfitWatch profits;
    private final ShadowVenue shadowVenue = new ShadowVenue();
    private final Outbox outbox;
    private final Timers timers = new Timers();
    private final Swaps swaps;
    private final Runner[] runners;
    private @Nullable Market[] markets = new Market[16];
    private long timeNs;
    private long sweepNs = FIRST_SWEEP_NS;
    private long sweepDueNs;
    private String haltReason = "";
    private long fills;
    private long strayFills;

    Core(EngineConfig config, StrategyCatalog catalog, OrderCommands journal, OrderCommands venue, EngineNotes notes) {
        this.config = config;
        this.notes = notes;
        this.execution = new Execution(config.run(), config.execution(), this);
        this.gate = new RiskGate(config.limits());
        this.shadowGate = new RiskGate(config.limits());
        this.profits = new ProfitWatch(config.limits());
        this.outbox = new Outbox(execution, gate, shadowGate, journal, venue, notes, shadowVenue);
        this.swaps = new Swaps(this, catalog, notes);
        List<Runner> made = new ArrayList<>();
        for (StrategyConfig strategy : config.strategies()) {
            StrategyType type = catalog.type(strategy.type());
            ParameterSet set = type.space().with(strategy.parameters());
            made.add(new Runner(made.size(), strategy, type.create(set), set, config.canaryShare(), this));
        }
        this.runners = made.toArray(new Runner[0]);
    }

    /** Time moves to this event's; what is due by then is done before it. */
    void advance(long receiveTimeNs) {
        timeNs = Math.max(timeNs, receiveTimeNs);
        if (execution.nextDueNs() <= timeNs) {
            execution.checkDue(timeNs);
        }
        while (timers.nextNs() <= timeNs) {
            long dueNs = timers.nextNs();
            long key = timers.nextKey();
            timers.remove();
            if (key >= 0) {
                runners[(int) key].timerDue(dueNs);
            } else if (key == SWEEP_KEY) {
                sweep(dueNs);
            } else {
                swaps.flatten(runners[(int) (FIRST_FLATTEN_KEY - key)]);
            }
        }
    }

    /** The event is done. */
    void finish() {
        if (shadowVenue.isWaiting()) {
            shadowVenue.answer(execution, timeNs);
        }
    }

    void define(Instrument instrument) {
        int id = instrument.id();
        if (id > HIGHEST_INSTRUMENT_ID) {
            throw new IllegalArgumentException("instrument ids must be dense and <= " + HIGHEST_INSTRUMENT_ID + ", was "
                    + id + " (" + instrument.name() + ")");
        }
        if (id >= markets.length) {
            markets = Arrays.copyOf(markets, Math.max(id + 1, markets.length * 2));
        }
        Market known = markets[id];
        if (known != null) {
            redefine(known, instrument);
            return;
        }
        Market market = new Market(instrument);
        markets[id] = market;
        gate.instrument(instrument);
        shadowGate.instrument(instrument);
        profits.instrument(instrument);
        for (Runner runner : runners) {
            boolean isComplete = runner.define(instrument);
            if (runner.position(id) != null) {
                market.watch(runner);
            }
            if (isComplete) {
                runner.start();
            }
        }
    }

    /** The best bid and ask of a market may be others now. */
    void marked(int instrumentId, Market market) {
        if (!market.isTradable()) {
            gate.marketLost(instrumentId);
            shadowGate.marketLost(instrumentId);
            return;
        }
        gate.market(instrumentId, market.bidPriceTicks(), market.askPriceTicks(), timeNs);
        shadowGate.market(instrumentId, market.bidPriceTicks(), market.askPriceTicks(), timeNs);
        Position position = market.position();
        if (position.fills() > 0
                && profits.update(instrumentId, position.profitQuote(market.midTicks()), timeNs)
                && !gate.isHalted()) {
            halt(profits.breach());
        }
    }

    void promote(Promotion promotion) {
        for (Runner runner : runners) {
            if (runner.config().name().equals(promotion.strategy())) {
                swaps.swap(runner, promotion);
            }
        }
    }

    /** The engine halts by itself. */
    void halt(String reason) {
        if (!gate.isHalted()) {
            notes.halted(reason, timeNs);
            stopTrading(reason);
        }
    }

    /** No order leaves from here on; all that stand are taken off. */
    void stopTrading(String reason) {
        boolean isFirst = !gate.isHalted();
        gate.halt();
        shadowGate.halt();
        if (isFirst) {
            haltReason = reason;
            sweepNs = FIRST_SWEEP_NS;
            planSweep();
        }
        for (int id = 0; id < markets.length; id++) {
            Market market = markets[id];
            if (market != null && mayHaveOrders(id, market)) {
                outbox.cancelAll(id, timeNs);
            }
        }
        for (int slot = 0; slot < execution.slots(); slot++) {
            Order order = execution.openInSlot(slot);
            if (order == null) {
                continue;
            }
            if (order.destination() == Destination.VENUE) {
                execution.cancelRequested(order, OrderReason.HALTED, timeNs);
            } else {
                outbox.cancel(order, OrderReason.HALTED, timeNs);
            }
        }
    }

    void resume() {
        gate.resume();
        shadowGate.resume();
        profits.restart();
        haltReason = "";
    }

    void timer(long dueNs, long key) {
        // never within the event that asks for it: a strategy could hold the engine for ever
        timers.add(Math.max(dueNs, timeNs + 1), key);
    }

    void flattenTimer(Runner runner, long waitNs) {
        timer(timeNs + waitNs, FIRST_FLATTEN_KEY - runner.id());
    }

    void cancelOrders(Runner runner, int instrumentId, OrderReason reason) {
        for (int slot = 0; slot < execution.slots(); slot++) {
            Order order = execution.openInSlot(slot);
            if (order != null && order.strategyId() == runner.id() && order.instrumentId() == instrumentId) {
                outbox.cancel(order, reason, timeNs);
            }
        }
    }

    @Override
    public void changed(Order order, OrderReason reason) {
        Runner runner = runners[order.strategyId()];
        runner.settled(order, outbox.settle(order));
        runner.changed(order, reason);
    }

    @Override
    public void filled(
            Order order,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset) {
        fills++;
        Market market = market(order.instrumentId());
        gate.filled(order.instrumentId(), order.side(), sizeLots);
        outbox.settle(order);
        market.position().fill(order.side(), priceTicks, sizeLots, feeMantissa, feeScale, feeAsset);
        Runner runner = runners[order.strategyId()];
        runner.filled(order, priceTicks, sizeLots, liquidity, feeMantissa, feeScale, feeAsset);
        if (order.filledLots() > order.sizeLots()) {
            halt("order " + ClientOrderId.text(order.clientOrderId()) + " must not fill more than its "
                    + order.sizeLots() + " lots, filled " + order.filledLots());
        }
        if (runner.isShadow()) {
            swaps.planFlatten(runner, Swaps.FLATTEN_NS);
        }
        if (market.isTradable()) {
            marked(order.instrumentId(), market);
        }
    }

    @Override
    public void ask(Order order) {
        outbox.query(order, timeNs);
    }

    @Override
    public void strayFill(long clientOrderId, int instrumentId) {
        strayFills++;
        if (clientOrderId != ClientOrderId.NONE && ClientOrderId.run(clientOrderId) == config.run()) {
            halt("a fill came for order " + ClientOrderId.text(clientOrderId)
                    + " of this run, which is not remembered: positions are not known");
        }
    }

    private void redefine(Market market, Instrument newer) {
        Instrument older = market.instrument();
        if (!older.name().equals(newer.name())) {
            throw new IllegalArgumentException("instrument id " + newer.id() + " belongs to " + older.name()
                    + " and cannot be given to " + newer.name());
        }
        if (older.tick().equals(newer.tick())
                && older.lot().equals(newer.lot())
                && older.multiplier() == newer.multiplier()) {
            market.redefine(newer);
            gate.instrument(newer);
            shadowGate.instrument(newer);
            return;
        }
        market.freeze();
        gate.marketLost(newer.id());
        shadowGate.marketLost(newer.id());
        if (market.runners().length > 0) {
            halt(newer.name() + " changed its steps from " + older.tick() + " and " + older.lot() + " to "
                    + newer.tick() + " and " + newer.lot() + ": a new run must be started to trade it");
        }
    }

    /** While halted, orders that still stand are taken off again and again, less and less often. */
    private void sweep(long dueNs) {
        if (!gate.isHalted() || dueNs != sweepDueNs) {
            return;
        }
        for (int id = 0; id < markets.length; id++) {
            if (markets[id] != null && gate.openOrders(id) > 0) {
                outbox.cancelAll(id, timeNs);
            }
        }
        sweepNs = Math.min(sweepNs * 2, LONGEST_SWEEP_NS);
        planSweep();
    }

    private void planSweep() {
        sweepDueNs = timeNs + sweepNs;
        timer(sweepDueNs, SWEEP_KEY);
    }

    private boolean mayHaveOrders(int instrumentId, Market market) {
        for (Runner runner : market.runners()) {
            if (!runner.isShadow()) {
                return true;
            }
        }
        return gate.openOrders(instrumentId) > 0;
    }

    Market market(int instrumentId) {
        Market market = instrumentId >= 0 && instrumentId < markets.length ? markets[instrumentId] : null;
        if (market == null) {
            throw new IllegalStateException("instrument " + instrumentId + " must be defined before its first event");
        }
        return market;
    }

    Runner[] runners() {
        return runners;
    }

    Execution execution() {
        return execution;
    }

    Outbox outbox() {
        return outbox;
    }

    RiskGate gate() {
        return gate;
    }

    long timeNs() {
        return timeNs;
    }

    long nextTimerNs() {
        return Math.min(timers.nextNs(), execution.nextDueNs());
    }

    boolean isHalted() {
        return gate.isHalted();
    }

    String haltReason() {
        return haltReason;
    }

    long fills() {
        return fills;
    }

    long strayFills() {
        return strayFills;
    }

    Swaps swaps() {
        return swaps;
    }
}
