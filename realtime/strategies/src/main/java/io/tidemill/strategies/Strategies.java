package io.tidemill.strategies;

import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.strategy.Strategy;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import java.util.List;
import java.util.function.Supplier;

/** All strategies of this module. */
public final class Strategies {
    /** Name of the market maker. */
    public static final String GLFT_MARKET_MAKER = "glft-market-maker";

    /** Name of the taker. */
    public static final String BOOK_IMBALANCE_TAKER = "book-imbalance-taker";

    private Strategies() {}

    /** The catalog of all. */
    public static StrategyCatalog catalog() {
        return StrategyCatalog.of(List.of(
                new Kind(
                        GLFT_MARKET_MAKER,
                        ParameterSpace.of(GLFT_MARKET_MAKER, GlftParameters.class),
                        GlftMarketMaker::new),
                new Kind(
                        BOOK_IMBALANCE_TAKER,
                        ParameterSpace.of(BOOK_IMBALANCE_TAKER, ImbalanceParameters.class),
                        BookImbalanceTaker::new)));
    }

    private record Kind(String name, ParameterSpace space, Supplier<Strategy> maker) implements StrategyType {
        @Override
        public Strategy create(ParameterSet set) {
            space.check(set);
            return maker.get();
        }
    }
}
