package io.tidemill.strategies;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.pricing.EwmaVolatility;
import io.tidemill.strategies.GlftMarketMaker.Quote;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.MarketView;
import io.tidemill.strategy.OrderView;

/**
 * Makes a market in one instrument: one bid and one ask at most, each moved by cancel and replace when it is too far from
 * where it should be.
 *
 * <p>No quote is placed before its predecessor is at its end, so what stands is never more than was meant. Without a
 * tradable market, or beyond the inventory limit, quotes are taken off. After a denial or a rejection a side pauses.
 */
@HotPath
final class GlftMarket {
    private static final double BPS = 10_000;
    private static final long SAMPLE_NS = 1_000_000_000L;
    private static final long PAUSE_NS = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final int WARM_UP_SAMPLES = 5;

    private final Desk desk;
    private final Instrument instrument;
    private final Quote bid = new Quote(Side.BUY);
    private final Quote ask = new Quote(Side.SELL);
    private final EwmaVolatility volatility;
    private GlftParameters parameters;
    private GlftQuotes quotes;
    private long orderLots;

    GlftMarket(Desk desk, Instrument instrument, GlftParameters parameters) {
        this.desk = desk;
        this.instrument = instrument;
        this.parameters = parameters;
        this.volatility = new EwmaVolatility(parameters.volatilityHalfLifeS(), SAMPLE_NS);
        this.quotes = quotes(parameters);
        this.orderLots = lots(parameters);
    }

    int instrumentId() {
        return instrument.id();
    }

    void parameters(GlftParameters newer) {
        parameters = newer;
        quotes = quotes(newer);
        orderLots = lots(newer);
        volatility.halfLife(newer.volatilityHalfLifeS());
    }

    /** Something changed: looks where quotes should be, and moves those that are elsewhere. */
    void update() {
        MarketView market = desk.market(instrument.id());
        if (!market.isTradable()) {
            volatility.skip();
            takeOff(bid);
            takeOff(ask);
            return;
        }
        double midTicks = (market.bidPriceTicks() + market.askPriceTicks()) * 0.5;
        volatility.update(midTicks, desk.timeNs());
        if (volatility.samples() < WARM_UP_SAMPLES || desk.isHalted()) {
            return;
        }
        double inventory = (double) desk.positionLots(instrument.id()) / orderLots;
        double sigma = volatility.bpsPerSqrtS();
        double floor = parameters.minHalfSpreadBps();
        double bidTicks = midTicks * (1 - Math.max(floor, quotes.bidDistanceBps(inventory, sigma)) / BPS);
        double askTicks = midTicks * (1 + Math.max(floor, quotes.askDistanceBps(inventory, sigma)) / BPS);
        double mayMoveTicks = midTicks * parameters.requoteBps() / BPS;
        // a quote that would take is put as near as it can stand
        long bestBid = Math.min((long) Math.floor(bidTicks), market.askPriceTicks() - 1);
        long bestAsk = Math.max((long) Math.ceil(askTicks), market.bidPriceTicks() + 1);
        quote(bid, bestBid, mayMoveTicks, inventory < parameters.maxInventory());
        quote(ask, bestAsk, mayMoveTicks, -inventory < parameters.maxInventory());
    }

    /** One of our orders is in another state. */
    void changed(OrderView order, OrderReason reason) {
        Quote quote = order.side() == Side.BUY ? bid : ask;
        if (order.clientOrderId() == quote.clientOrderId && order.state().isTerminal()) {
            quote.clientOrderId = ClientOrderId.NONE;
            if (order.state() == OrderState.REJECTED && reason != OrderReason.WOULD_TAKE) {
                quote.pausedUntilNs = desk.timeNs() + PAUSE_NS;
            }
            update();
        }
    }

    private void quote(Quote quote, long priceTicks, double mayMoveTicks, boolean wanted) {
        if (quote.clientOrderId != ClientOrderId.NONE) {
            OrderView order = desk.order(quote.clientOrderId);
            if (order != null && (!wanted || Math.abs(order.priceTicks() - priceTicks) > mayMoveTicks)) {
                takeOff(quote);
            }
            return;
        }
        long nowNs = desk.timeNs();
        // the interval of now counts, not that of the parameters which placed the last one
        boolean tooSoon = nowNs < quote.pausedUntilNs
                || (quote.wasPlaced && nowNs - quote.placedNs < parameters.requoteIntervalMs() * NS_PER_MS);
        if (!wanted || priceTicks <= 0 || tooSoon) {
            return;
        }
        long answer = desk.limitMaker(instrument.id(), quote.side, priceTicks, orderLots);
        if (answer > 0) {
            quote.clientOrderId = answer;
            quote.placedNs = nowNs;
            quote.wasPlaced = true;
        } else {
            quote.pausedUntilNs = nowNs + PAUSE_NS;
        }
    }

    private void takeOff(Quote quote) {
        if (quote.clientOrderId != ClientOrderId.NONE) {
            desk.cancel(quote.clientOrderId);
        }
    }

    private long lots(GlftParameters of) {
        return instrument.orderLots(of.orderSize());
    }

    private static GlftQuotes quotes(GlftParameters of) {
        return new GlftQuotes(of.riskAversion(), of.intensity(), of.decay());
    }
}
