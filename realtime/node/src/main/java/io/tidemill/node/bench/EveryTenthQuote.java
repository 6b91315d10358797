package io.tidemill.node.bench;

import io.tidemill.model.market.Side;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.parameter.Scale;
import io.tidemill.model.parameter.Tunable;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.MarketView;
import io.tidemill.strategy.Strategy;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders at a steady share of quotes, so that a measurement has enough of them: no idea, no profit. */
final class EveryTenthQuote implements Strategy {
    static final String NAME = "every-tenth-quote";

    private static final double SIZE = 0.001;

    private int every = 1;
    private int quotes;
    private @Nullable Desk desk;

    /**
     * Its parameter.
     *
     * @param every quotes between two orders
     */
    record Settings(
            @Tunable(
                    doc = "Quotes between two orders",
                    unit = "quotes",
                    min = 1,
                    max = 1000,
                    initial = 10,
                    scale = Scale.LOG)
            int every) {}

    static StrategyCatalog catalog() {
        return StrategyCatalog.of(List.of(new Kind(ParameterSpace.of(NAME, Settings.class))));
    }

    @Override
    public void onStart(Desk to) {
        desk = to;
    }

    @Override
    public void onParameters(ParameterSet set) {
        every = set.as(Settings.class).every();
    }

    @Override
    public void onQuote(int instrumentId) {
        Desk trading = desk;
        if (trading == null || ++quotes < every) {
            return;
        }
        MarketView market = trading.market(instrumentId);
        if (market.isTradable()) {
            quotes = 0;
            long step = market.instrument().orderStepLots();
            long lots = market.instrument().lot().fromDouble(SIZE) / step * step;
            trading.ioc(instrumentId, Side.BUY, market.bidPriceTicks(), lots);
        }
    }

    private record Kind(ParameterSpace space) implements StrategyType {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Strategy create(ParameterSet set) {
            return new EveryTenthQuote();
        }
    }
}
