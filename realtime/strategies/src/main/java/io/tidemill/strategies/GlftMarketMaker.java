package io.tidemill.strategies;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.OrderView;
import io.tidemill.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Quotes both sides of each of its instruments at the distances of {@link GlftQuotes}, with orders that never take.
 *
 * <p>Each instrument is made a market of by its own {@link GlftMarket}; they share nothing but the parameters.
 */
@HotPath
final class GlftMarketMaker implements Strategy {
    private @Nullable GlftParameters parameters;
    private GlftMarket[] markets = new GlftMarket[0];

    @Override
    public void onParameters(ParameterSet set) {
        parameters = set.as(GlftParameters.class);
        for (GlftMarket market : markets) {
            market.parameters(parameters);
        }
    }

    @Override
    public void onStart(Desk desk) {
        GlftParameters initial = parameters;
        if (initial == null) {
            throw new IllegalStateException("parameters must come before the start");
        }
        markets = new GlftMarket[desk.instruments().size()];
        for (int i = 0; i < markets.length; i++) {
            Instrument instrument = desk.instruments().get(i);
            markets[i] = new GlftMarket(desk, instrument, initial);
        }
    }

    @Override
    public void onQuote(int instrumentId) {
        market(instrumentId).update();
    }

    @Override
    public void onBook(int instrumentId) {
        market(instrumentId).update();
    }

    @Override
    public void onTimer(long dueNs) {
        for (GlftMarket market : markets) {
            market.update();
        }
    }

    @Override
    public void onOrder(OrderView order, OrderReason reason) {
        market(order.instrumentId()).changed(order, reason);
    }

    @Override
    public void onFill(OrderView order, long priceTicks, long sizeLots, Liquidity liquidity) {
        market(order.instrumentId()).update();
    }

    private GlftMarket market(int instrumentId) {
        for (GlftMarket market : markets) {
            if (market.instrumentId() == instrumentId) {
                return market;
            }
        }
        throw new IllegalStateException("instrument " + instrumentId + " is not one of this strategy");
    }

    /** One side of a market: the order that stands there. */
    static final class Quote {
        final Side side;
        long clientOrderId;
        boolean wasPlaced;
        long placedNs;
        long pausedUntilNs = Long.MIN_VALUE;

        Quote(Side side) {
            this.side = side;
        }
    }
}
