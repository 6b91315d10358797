package io.tidemill.backtester;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.parameter.ParameterSpace;
import io.tidemill.model.parameter.Tunable;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.MarketView;
import io.tidemill.strategy.Strategy;
import io.tidemill.strategy.StrategyCatalog;
import io.tidemill.strategy.StrategyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain market maker for tests: keeps one order on each side at the best prices, and renews them now and then. */
public final class JoinTheBook implements Strategy {
    private Parameters parameters;
    private @Nullable Desk desk;

    private JoinTheBook(ParameterSet set) {
        parameters = set.as(Parameters.class);
    }

    /** What may be tuned. */
    public record Parameters(
            @Tunable(doc = "size of each order", unit = "lots", min = 1, max = 1000, initial = 500)
            long sizeLots,

            @Tunable(doc = "time between two renewals", unit = "s", min = 0.1, max = 60, initial = 1)
            double renewalSeconds) {}

    /** The only kind of strategy in it is {@code join-the-book}. */
    public static StrategyCatalog catalog() {
        return StrategyCatalog.of(List.of(new Type()));
    }

    @Override
    public void onParameters(ParameterSet set) {
        parameters = set.as(Parameters.class);
    }

    @Override
    public void onStart(Desk started) {
        desk = started;
        renewLater(started);
    }

    @Override
    public void onTimer(long dueNs) {
        Desk at = desk;
        if (at != null) {
            for (Instrument instrument : at.instruments()) {
                renew(at, instrument.id());
            }
            renewLater(at);
        }
    }

    private void renew(Desk at, int instrumentId) {
        MarketView market = at.market(instrumentId);
        at.cancelAll(instrumentId);
        if (market.isTradable()) {
            at.limitMaker(instrumentId, Side.BUY, market.bidPriceTicks(), parameters.sizeLots());
            at.limitMaker(instrumentId, Side.SELL, market.askPriceTicks(), parameters.sizeLots());
        }
    }

    private void renewLater(Desk at) {
        at.timer(at.timeNs() + (long) (parameters.renewalSeconds() * 1e9));
    }

    private static final class Type implements StrategyType {
        @Override
        public String name() {
            return "join-the-book";
        }

        @Override
        public ParameterSpace space() {
            return ParameterSpace.of(name(), Parameters.class);
        }

        @Override
        public Strategy create(ParameterSet set) {
            return new JoinTheBook(set);
        }
    }
}
