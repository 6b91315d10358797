package io.tidemill.engine;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.parameter.Tunable;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.OrderView;
import io.tidemill.strategy.Strategy;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A strategy whose strings a test pulls: it writes down what it is told, and does what the test says. */
final class Puppet implements Strategy {
    record Parameters(
            @Tunable(doc = "A number", unit = "1", min = 0, max = 10, initial = 1)
            double number) {}

    static final ParameterSpace SPACE = ParameterSpace.of("puppet", Parameters.class);

    final List<String> heard = new ArrayList<>();
    Desk desk = NoDesk.INSTANCE;
    Consumer<Desk> onQuote = d -> {};
    Consumer<Desk> onTimer = d -> {};

    /** A catalog whose one kind is always this strategy. */
    StrategyCatalog catalog() {
        return StrategyCatalog.of(List.of(new StrategyType() {
            @Override
            public String name() {
                return "puppet";
            }

            @Override
            public ParameterSpace space() {
                return SPACE;
            }

            @Override
            public Strategy create(ParameterSet set) {
                return Puppet.this;
            }
        }));
    }

    @Override
    public void onStart(Desk newDesk) {
        desk = newDesk;
        heard.add("start");
    }

    @Override
    public void onParameters(ParameterSet set) {
        heard.add("parameters " + set.as(Parameters.class).number());
    }

    @Override
    public void onQuote(int instrumentId) {
        onQuote.accept(desk);
    }

    @Override
    public void onBook(int instrumentId) {
        heard.add("book " + desk.market(instrumentId).isTradable());
    }

    @Override
    public void onTrade(int instrumentId, long priceTicks, long sizeLots, Side aggressor) {
        heard.add("trade " + priceTicks);
    }

    @Override
    public void onTimer(long dueNs) {
        heard.add("timer " + dueNs + " at " + desk.timeNs());
        onTimer.accept(desk);
    }

    @Override
    public void onOrder(OrderView order, OrderReason reason) {
        heard.add("order " + order.state() + " " + reason);
    }

    @Override
    public void onFill(OrderView order, long priceTicks, long sizeLots, Liquidity liquidity) {
        heard.add("fill " + sizeLots + " holds " + desk.positionLots(order.instrumentId()));
    }
}
