package io.tidemill.strategies;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.OrderView;
import io.tidemill.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Buys when much more is bid than offered, sells when less, holds for a while, and lets go: a bet on the next moves of the
 * mid, made with orders that take what is there and never stand. What it does in one instrument is in {@link
 * ImbalanceMarket}.
 *
 * <p><b>Source:</b> Gould and Bonart, Queue Imbalance as a One-Tick-Ahead Price Predictor in a Limit Order Book, Market
 * Microstructure and Liquidity 2 (2016); Cartea, Donnelly and Jaimungal, Enhancing Trading Strategies with Order Book Signals,
 * Applied Mathematical Finance 25 (2018).
 */
@HotPath
final class BookImbalanceTaker implements Strategy {
    private @Nullable ImbalanceParameters parameters;
    private ImbalanceMarket[] markets = new ImbalanceMarket[0];

    @Override
    public void onParameters(ParameterSet set) {
        parameters = set.as(ImbalanceParameters.class);
        for (ImbalanceMarket market : markets) {
            market.parameters(parameters);
        }
    }

    @Override
    public void onStart(Desk desk) {
        ImbalanceParameters initial = parameters;
        if (initial == null) {
            throw new IllegalStateException("parameters must come before the start");
        }
        markets = new ImbalanceMarket[desk.instruments().size()];
        for (int i = 0; i < markets.length; i++) {
            Instrument instrument = desk.instruments().get(i);
            markets[i] = new ImbalanceMarket(desk, instrument, initial);
        }
    }

    @Override
    public void onBook(int instrumentId) {
        market(instrumentId).update();
    }

    @Override
    public void onTimer(long dueNs) {
        for (ImbalanceMarket market : markets) {
            market.update();
        }
    }

    @Override
    public void onOrder(OrderView order, OrderReason reason) {
        market(order.instrumentId()).changed(order);
    }

    private ImbalanceMarket market(int instrumentId) {
        for (ImbalanceMarket market : markets) {
            if (market.instrumentId() == instrumentId) {
                return market;
            }
        }
        throw new IllegalStateException("instrument " + instrumentId + " is not one of this strategy");
    }
}
