package io.tidemill.lab;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.parameter.Tunable;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.Strategy;
import io.tidemill.strategy.StrategyType;
import org.jspecify.annotations.Nullable;

/** A kind of strategy as somebody would write it in a cell: rests on both sides of the book, some ticks away from its best. */
final class CellStrategy implements StrategyType {
    /** What may be tuned. */
    record Parameters(
            @Tunable(doc = "distance from the best price", unit = "ticks", min = 0, max = 100, initial = 10)
            long awayTicks,

            @Tunable(doc = "size of each order", unit = "lots", min = 1, max = 1000, initial = 500)
            long sizeLots) {}

    @Override
    public String name() {
        return "cell-maker";
    }

    @Override
    public ParameterSpace space() {
        return ParameterSpace.of(name(), Parameters.class);
    }

    @Override
    public Strategy create(ParameterSet set) {
        return new Maker(set.as(Parameters.class));
    }

    private static final class Maker implements Strategy {
        private Parameters parameters;
        private @Nullable Desk desk;

        Maker(Parameters parameters) {
            this.parameters = parameters;
        }

        @Override
        public void onParameters(ParameterSet set) {
            parameters = set.as(Parameters.class);
        }

        @Override
        public void onStart(Desk started) {
            desk = started;
            started.timer(started.timeNs());
        }

        @Override
        public void onTimer(long dueNs) {
            Desk at = desk;
            if (at == null) {
                return;
            }
            for (Instrument each : at.instruments()) {
                at.cancelAll(each.id());
                var market = at.market(each.id());
                if (market.isTradable()) {
                    at.limitMaker(
                            each.id(),
                            Side.BUY,
                            market.bidPriceTicks() - parameters.awayTicks(),
                            parameters.sizeLots());
                    at.limitMaker(
                            each.id(),
                            Side.SELL,
                            market.askPriceTicks() + parameters.awayTicks(),
                            parameters.sizeLots());
                }
            }
            at.timer(at.timeNs() + 500_000_000L);
        }
    }
}
