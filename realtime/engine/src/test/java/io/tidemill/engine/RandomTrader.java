package io.tidemill.engine;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.parameter.Tunable;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.MarketView;
import io.tidemill.strategy.OrderView;
import io.tidemill.strategy.Strategy;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Does whatever a strategy may do, at seeded random: all kinds of orders, cancels, timers, in every callback. */
final class RandomTrader implements Strategy {
    static final String TYPE = "random-trader";

    record Parameters(
            @Tunable(doc = "Seed of its chance", unit = "1", min = 0, max = 1e9, initial = 1)
            int seed,

            @Tunable(doc = "Chance that it acts when called", unit = "1", min = 0, max = 1, initial = 0.2)
            double activity,

            @Tunable(doc = "Largest order", unit = "lots", min = 1, max = 1e6, initial = 40)
            int maxLots) {}

    private final List<Long> ids = new ArrayList<>();
    private Random random = new Random(0);
    private Parameters parameters = new Parameters(1, 0.2, 40);
    private Desk desk = NoDesk.INSTANCE;

    static StrategyCatalog catalog() {
        return StrategyCatalog.of(List.of(
                new Type(TYPE, ParameterSpace.of(TYPE, Parameters.class)),
                new Type("quiet", ParameterSpace.of("quiet", Parameters.class)),
                new Type("broken", ParameterSpace.of("broken", Parameters.class))));
    }

    private record Type(String name, ParameterSpace space) implements StrategyType {
        @Override
        public Strategy create(ParameterSet set) {
            return switch (name) {
                case "quiet" -> new Quiet();
                case "broken" -> new Broken();
                default -> new RandomTrader();
            };
        }
    }

    /** Does nothing at all. */
    private static final class Quiet implements Strategy {
        @Override
        public void onStart(Desk desk) {}

        @Override
        public void onParameters(ParameterSet set) {}
    }

    /** Throws at the first quote. */
    private static final class Broken implements Strategy {
        @Override
        public void onStart(Desk desk) {}

        @Override
        public void onParameters(ParameterSet set) {}

        @Override
        public void onQuote(int instrumentId) {
            throw new IllegalStateException("out of ideas");
        }
    }

    @Override
    public void onStart(Desk newDesk) {
        desk = newDesk;
        desk.timer(desk.timeNs() + 1_000_000);
    }

    @Override
    public void onParameters(ParameterSet set) {
        parameters = set.as(Parameters.class);
        random = new Random(parameters.seed());
    }

    @Override
    public void onQuote(int instrumentId) {
        act(instrumentId);
    }

    @Override
    public void onTrade(int instrumentId, long priceTicks, long sizeLots, Side aggressor) {
        act(instrumentId);
    }

    @Override
    public void onBook(int instrumentId) {
        act(instrumentId);
    }

    @Override
    public void onTimer(long dueNs) {
        for (Instrument instrument : desk.instruments()) {
            act(instrument.id());
        }
        desk.timer(desk.timeNs() + random.nextLong(50_000_000));
    }

    @Override
    public void onOrder(OrderView order, OrderReason reason) {
        act(order.instrumentId());
    }

    @Override
    public void onFill(OrderView order, long priceTicks, long sizeLots, Liquidity liquidity) {
        act(order.instrumentId());
    }

    private void act(int instrumentId) {
        if (random.nextDouble() >= parameters.activity()) {
            return;
        }
        MarketView market = desk.market(instrumentId);
        long mid = market.isTradable() ? (market.bidPriceTicks() + market.askPriceTicks()) / 2 : 10_000;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = mid + random.nextInt(400) - 200;
        long lots = 1L + random.nextInt(parameters.maxLots());
        switch (random.nextInt(8)) {
            case 0, 1 -> remember(desk.limit(instrumentId, side, price, lots));
            case 2 -> remember(desk.limitMaker(instrumentId, side, price, lots));
            case 3 -> remember(desk.ioc(instrumentId, side, price, lots));
            case 4 -> remember(desk.market(instrumentId, side, lots));
            case 5 -> desk.cancelAll(instrumentId);
            default -> {
                if (!ids.isEmpty()) {
                    desk.cancel(ids.get(random.nextInt(ids.size())));
                }
            }
        }
    }

    private void remember(long answer) {
        if (answer > 0) {
            ids.add(answer);
            if (ids.size() > 30) {
                ids.remove(0);
            }
        }
    }
}
