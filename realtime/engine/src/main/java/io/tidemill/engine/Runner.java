package io.tidemill.engine;

import io.tidemill.execution.Order;
import io.tidemill.execution.Order.Destination;
import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.Position;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.promotion.Stage;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.MarketView;
import io.tidemill.strategy.OrderView;
import io.tidemill.strategy.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One strategy in an engine: its desk, its positions, its stage and parameters. What the strategy throws stops here: it
 * gets no further call, and the engine halts.
 */
@HotPath
final class Runner implements Desk {
    private final int id;
    private final StrategyConfig config;
    private final Strategy strategy;
    private final Core core;
    private final double canaryShare;
    private final List<Instrument> instruments = new ArrayList<>();
    private @Nullable Position[] positions = new Position[16];
    private int[] openOrders = new int[16];
    private @Nullable OrderReader told;
    private @Nullable OrderReader asked;
    private ParameterSet set;
    private long setId;
    private Stage stage;
    private boolean isRunning;
    private boolean hasFailed;
    private boolean isFlattenPlanned;

    Runner(int id, StrategyConfig config, Strategy strategy, ParameterSet set, double canaryShare, Core core) {
        this.id = id;
        this.config = config;
        this.strategy = strategy;
        this.core = core;
        this.canaryShare = canaryShare;
        this.set = set;
        this.setId = set.id();
        this.stage = config.stage();
    }

    int id() {
        return id;
    }

    StrategyConfig config() {
        return config;
    }

    ParameterSet set() {
        return set;
    }

    long setId() {
        return setId;
    }

    Stage stage() {
        return stage;
    }

    boolean isShadow() {
        return stage == Stage.SHADOW;
    }

    /** Whether no flattening was planned yet; it is from here on. */
    boolean planFlatten() {
        boolean isNew = !isFlattenPlanned;
        isFlattenPlanned = true;
        return isNew;
    }

    void flattenDue() {
        isFlattenPlanned = false;
    }

    /** What the strategy holds of an instrument; null if it does not trade it. */
    @Nullable
    Position position(int instrumentId) {
        return instrumentId >= 0 && instrumentId < positions.length ? positions[instrumentId] : null;
    }

    /** An instrument was defined; returns whether it is the last one that the strategy waited for. Cold path. */
    boolean define(Instrument instrument) {
        if (isRunning || !config.instruments().contains(instrument.name()) || position(instrument.id()) != null) {
            return false;
        }
        if (instrument.id() >= positions.length) {
            int length = Math.max(instrument.id() + 1, positions.length * 2);
            positions = Arrays.copyOf(positions, length);
            openOrders = Arrays.copyOf(openOrders, length);
        }
        positions[instrument.id()] = new Position(instrument);
        instruments.add(instrument);
        instruments.sort((a, b) -> Integer.compare(
                config.instruments().indexOf(a.name()), config.instruments().indexOf(b.name())));
        return instruments.size() == config.instruments().size();
    }

    void start() {
        isRunning = true;
        try {
            strategy.onParameters(set);
            strategy.onStart(this);
        } catch (RuntimeException e) {
            fail("onStart", e);
        }
    }

    void swap(ParameterSet newSet, Stage newStage) {
        set = newSet;
        setId = newSet.id();
        stage = newStage;
        if (isRunning && !hasFailed) {
            try {
                strategy.onParameters(newSet);
            } catch (RuntimeException e) {
                fail("onParameters", e);
            }
        }
    }

    void quote(int instrumentId) {
        if (isListening()) {
            try {
                strategy.onQuote(instrumentId);
            } catch (RuntimeException e) {
                fail("onQuote", e);
            }
        }
    }

    void trade(int instrumentId, long priceTicks, long sizeLots, Side aggressor) {
        if (isListening()) {
            try {
                strategy.onTrade(instrumentId, priceTicks, sizeLots, aggressor);
            } catch (RuntimeException e) {
                fail("onTrade", e);
            }
        }
    }

    void book(int instrumentId) {
        if (isListening()) {
            try {
                strategy.onBook(instrumentId);
            } catch (RuntimeException e) {
                fail("onBook", e);
            }
        }
    }

    void timerDue(long dueNs) {
        if (isListening()) {
            try {
                strategy.onTimer(dueNs);
            } catch (RuntimeException e) {
                fail("onTimer", e);
            }
        }
    }

    /** The order came to its end (-1) or back from there (1). */
    void settled(Order order, int opened) {
        openOrders[order.instrumentId()] += opened;
    }

    void changed(Order order, OrderReason reason) {
        if (isListening()) {
            try {
                strategy.onOrder(told(order), reason);
            } catch (RuntimeException e) {
                fail("onOrder", e);
            }
        }
    }

    void filled(
            Order order,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset) {
        own(order.instrumentId()).fill(order.side(), priceTicks, sizeLots, feeMantissa, feeScale, feeAsset);
        if (isListening()) {
            try {
                strategy.onFill(told(order), priceTicks, sizeLots, liquidity);
            } catch (RuntimeException e) {
                fail("onFill", e);
            }
        }
    }

    @Override
    public long timeNs() {
        return core.timeNs();
    }

    @Override
    public List<Instrument> instruments() {
        return List.copyOf(instruments);
    }

    @Override
    public MarketView market(int instrumentId) {
        own(instrumentId);
        return core.market(instrumentId);
    }

    @Override
    public long positionLots(int instrumentId) {
        return own(instrumentId).netLots();
    }

    @Override
    public int openOrders(int instrumentId) {
        own(instrumentId);
        return openOrders[instrumentId];
    }

    @Override
    public @Nullable OrderView order(long clientOrderId) {
        Order order = core.execution().find(clientOrderId);
        if (order == null || order.strategyId() != id) {
            return null;
        }
        if (asked == null) {
            asked = new OrderReader(order);
        }
        return asked.wrap(order);
    }

    @Override
    public boolean isHalted() {
        return core.isHalted();
    }

    @Override
    public long limit(int instrumentId, Side side, long priceTicks, long sizeLots) {
        return place(instrumentId, side, OrderKind.LIMIT, TimeInForce.GTC, priceTicks, sizeLots);
    }

    @Override
    public long limitMaker(int instrumentId, Side side, long priceTicks, long sizeLots) {
        return place(instrumentId, side, OrderKind.LIMIT_MAKER, TimeInForce.GTC, priceTicks, sizeLots);
    }

    @Override
    public long ioc(int instrumentId, Side side, long priceTicks, long sizeLots) {
        return place(instrumentId, side, OrderKind.LIMIT, TimeInForce.IOC, priceTicks, sizeLots);
    }

    @Override
    public long market(int instrumentId, Side side, long sizeLots) {
        return place(instrumentId, side, OrderKind.MARKET, TimeInForce.GTC, 0, sizeLots);
    }

    @Override
    public boolean cancel(long clientOrderId) {
        Order order = core.execution().find(clientOrderId);
        return order != null && order.strategyId() == id && core.outbox().cancel(order, OrderReason.NONE, timeNs());
    }

    @Override
    public void cancelAll(int instrumentId) {
        own(instrumentId);
        if (openOrders[instrumentId] > 0) {
            core.cancelOrders(this, instrumentId, OrderReason.NONE);
        }
    }

    @Override
    public void timer(long dueNs) {
        core.timer(dueNs, id);
    }

    /** Sends an order of this strategy in full, whatever its stage. */
    long send(
            int instrumentId,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            Destination destination) {
        long answer = core.outbox()
                .place(instrumentId, side, kind, timeInForce, priceTicks, sizeLots, id, setId, destination, timeNs());
        if (answer > 0) {
            openOrders[instrumentId]++;
        }
        return answer;
    }

    private long place(
            int instrumentId, Side side, OrderKind kind, TimeInForce timeInForce, long priceTicks, long sizeLots) {
        Position held = own(instrumentId);
        long lots = stage == Stage.CANARY ? share(held, side, sizeLots) : sizeLots;
        return send(
                instrumentId,
                side,
                kind,
                timeInForce,
                priceTicks,
                lots,
                isShadow() ? Destination.JOURNAL : Destination.VENUE);
    }

    /** The part that closes a position stays whole, so that a canary can let go of what it holds; the rest is shared. */
    private long share(Position held, Side side, long sizeLots) {
        long netLots = held.netLots();
        long closing = netLots * side.sign() < 0 ? Math.min(Math.abs(netLots), sizeLots) : 0;
        long lots = closing + (long) Math.floor((sizeLots - closing) * canaryShare);
        return held.instrument().wholeOrderLots(lots);
    }

    private boolean isListening() {
        return isRunning && !hasFailed;
    }

    private OrderReader told(Order order) {
        if (told == null) {
            told = new OrderReader(order);
        }
        return told.wrap(order);
    }

    /** What the strategy holds of an instrument that it trades. */
    Position own(int instrumentId) {
        Position position = position(instrumentId);
        if (position == null) {
            throw new IllegalArgumentException("strategy " + config.name() + " trades " + config.instruments()
                    + ", not instrument " + instrumentId);
        }
        return position;
    }

    private void fail(String where, RuntimeException e) {
        hasFailed = true;
        core.halt("strategy " + config.name() + " failed in " + where + ": " + e);
    }
}
