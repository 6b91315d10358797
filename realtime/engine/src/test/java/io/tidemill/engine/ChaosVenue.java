package io.tidemill.engine;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A venue at its worst: requests arrive late or never, answers are lost, doubled, late and out of order, orders fill at any
 * time. It keeps the truth, so that a test can compare.
 */
final class ChaosVenue implements OrderCommands {
    /** Truth of one order. */
    static final class Truth {
        long id;
        int instrumentId;
        Side side = Side.BUY;
        long priceTicks;
        long sizeLots;
        long filledLots;
        boolean arrived;
        OrderState state = OrderState.SUBMITTED;

        boolean isOpen() {
            return !state.isTerminal();
        }
    }

    private record Answer(long dueNs, int order, Runnable send) {}

    private final Random random;
    private final Map<Long, Truth> orders = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    final List<String> commands = new ArrayList<>();
    final long[] positionLots = new long[8];
    final long[] cashUnits = new long[8];
    long feeMantissa;
    long places;
    long placesWhileHalted;
    boolean isHalted;
    Consumer<Truth> onPlace = truth -> {};
    private final String feeAsset;
    private @Nullable Engine connected;
    private long nowNs;
    private int made;
    private long tradeIds = 1;

    ChaosVenue(long seed, String feeAsset) {
        this.random = new Random(seed);
        this.feeAsset = feeAsset;
    }

    void connect(Engine newEngine) {
        connected = newEngine;
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
        places++;
        placesWhileHalted += isHalted ? 1 : 0;
        commands.add("place " + clientOrderId + " " + instrumentId + " " + side + " " + kind + " " + priceTicks + " "
                + sizeLots + " " + parameterSetId);
        Truth truth = new Truth();
        truth.id = clientOrderId;
        truth.instrumentId = instrumentId;
        truth.side = side;
        truth.priceTicks = kind == OrderKind.MARKET ? 10_000 : priceTicks;
        truth.sizeLots = sizeLots;
        if (orders.put(clientOrderId, truth) != null) {
            throw new AssertionError("id used twice: " + clientOrderId);
        }
        onPlace.accept(truth);
        boolean mustFillNow = kind == OrderKind.MARKET || timeInForce != TimeInForce.GTC;
        switch (random.nextInt(12)) {
            case 0 -> {
                truth.state = OrderState.REJECTED;
                later(() -> engine().rejected(clientOrderId, instrumentId, OrderReason.FILTER, nowNs, nowNs));
            }
            case 1 -> {
                // lost on the way there
                truth.state = OrderState.REJECTED;
                later(() -> engine().unknown(clientOrderId, instrumentId, nowNs, nowNs));
            }
            case 2 -> {
                // arrived, the answer is lost, nobody even says so
                truth.arrived = true;
            }
            case 3 -> {
                truth.arrived = true;
                later(() -> engine().unknown(clientOrderId, instrumentId, nowNs, nowNs));
            }
            default -> {
                truth.arrived = true;
                later(() -> engine().accepted(clientOrderId, instrumentId, 7, nowNs, nowNs));
            }
        }
        if (truth.arrived && mustFillNow) {
            fill(truth, 1 + random.nextInt((int) truth.sizeLots));
            if (truth.isOpen()) {
                truth.state = OrderState.EXPIRED;
                later(() -> engine().expired(clientOrderId, instrumentId, nowNs, nowNs));
            }
        }
    }

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {
        commands.add("cancel " + clientOrderId);
        Truth truth = orders.get(clientOrderId);
        if (truth == null) {
            throw new AssertionError("cancel of an order that never left: " + clientOrderId);
        }
        int fate = random.nextInt(6);
        if (fate == 0) {
            later(() -> engine().unknown(clientOrderId, instrumentId, nowNs, nowNs));
        } else if (fate == 1) {
            later(() -> engine().cancelRejected(clientOrderId, instrumentId, OrderReason.RATE_LIMITED, nowNs, nowNs));
        } else if (truth.isOpen() && truth.arrived) {
            truth.state = OrderState.CANCELED;
            if (fate != 2) {
                later(() -> engine().canceled(clientOrderId, instrumentId, nowNs, nowNs));
            }
        } else {
            later(() -> engine().cancelRejected(clientOrderId, instrumentId, OrderReason.UNKNOWN_ORDER, nowNs, nowNs));
        }
    }

    @Override
    public void cancelAll(int instrumentId, long timeNs) {
        commands.add("cancelAll " + instrumentId);
        for (Truth truth : orders.values()) {
            if (truth.instrumentId == instrumentId && truth.isOpen() && truth.arrived) {
                truth.state = OrderState.CANCELED;
                later(() -> engine().canceled(truth.id, instrumentId, nowNs, nowNs));
            }
        }
    }

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {
        commands.add("query " + clientOrderId);
        if (random.nextInt(4) == 0) {
            later(() -> engine().unknown(clientOrderId, instrumentId, nowNs, nowNs));
            return;
        }
        Truth truth = orders.get(clientOrderId);
        if (truth == null) {
            throw new AssertionError("query of an order that never left: " + clientOrderId);
        }
        OrderState state = truth.state == OrderState.SUBMITTED ? OrderState.ACCEPTED : truth.state;
        long filled = truth.filledLots;
        later(() -> engine().status(clientOrderId, instrumentId, 7, state, filled, nowNs, nowNs));
    }

    /** Time passes at the venue: open orders fill at random. */
    void live() {
        for (Truth truth : orders.values()) {
            if (truth.isOpen() && truth.arrived && random.nextInt(40) == 0) {
                fill(truth, 1 + random.nextInt((int) (truth.sizeLots - truth.filledLots)));
            }
        }
    }

    /** Sends all answers that are due. */
    void deliver(long timeNs) {
        nowNs = timeNs;
        answers.sort(Comparator.comparingLong(Answer::dueNs).thenComparingInt(Answer::order));
        while (!answers.isEmpty() && answers.get(0).dueNs <= timeNs) {
            answers.remove(0).send.run();
        }
    }

    boolean isQuiet() {
        return answers.isEmpty();
    }

    Iterable<Truth> orders() {
        return orders.values();
    }

    private void fill(Truth truth, long lots) {
        truth.filledLots += lots;
        if (truth.filledLots == truth.sizeLots) {
            truth.state = OrderState.FILLED;
        }
        long tradeId = tradeIds++;
        long fee = random.nextLong(100) - 10;
        feeMantissa += fee;
        positionLots[truth.instrumentId] += truth.side.sign() * lots;
        cashUnits[truth.instrumentId] -= truth.side.sign() * lots * truth.priceTicks;
        Runnable send = () -> engine().filled(
                        truth.id,
                        truth.instrumentId,
                        7,
                        tradeId,
                        truth.priceTicks,
                        lots,
                        Liquidity.MAKER,
                        fee,
                        6,
                        feeAsset,
                        nowNs,
                        nowNs);
        later(send);
        if (random.nextInt(3) == 0) {
            later(send);
        }
    }

    private Engine engine() {
        return Objects.requireNonNull(connected);
    }

    private void later(Runnable send) {
        answers.add(new Answer(nowNs + random.nextInt(300_000_000), made++, send));
        if (random.nextInt(5) == 0) {
            answers.add(new Answer(nowNs + random.nextInt(600_000_000), made++, send));
        }
    }
}
