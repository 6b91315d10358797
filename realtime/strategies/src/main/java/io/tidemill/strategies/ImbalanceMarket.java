package io.tidemill.strategies;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.OrderState;
import io.tidemill.pricing.Imbalance;
import io.tidemill.strategy.Desk;
import io.tidemill.strategy.MarketView;
import io.tidemill.strategy.OrderView;

/**
 * Trades the imbalance of one instrument. What it does follows from what it holds:
 *
 * <pre>
 *            |imbalance| >= entry, not pausing            held for holdMs, or imbalance turned
 *   flat  ───────────────────────────────────►  holding  ─────────────────────────────────────►  flat, pausing
 *                      IOC                                     IOC, again until nothing is left
 * </pre>
 *
 * One order at a time: while one is on its way, or its fate is not known, it waits. A rest too small for the venue to take
 * counts as flat.
 */
@HotPath
final class ImbalanceMarket {
    private static final double BPS = 10_000;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long RETRY_NS = 1_000_000_000L;

    private final Desk desk;
    private final Instrument instrument;
    private ImbalanceParameters parameters;
    private long orderLots;
    private long clientOrderId = ClientOrderId.NONE;
    private boolean isHolding;
    private long heldSinceNs;
    private long notBeforeNs = Long.MIN_VALUE;

    ImbalanceMarket(Desk desk, Instrument instrument, ImbalanceParameters parameters) {
        this.desk = desk;
        this.instrument = instrument;
        this.parameters = parameters;
        this.orderLots = lots(parameters);
    }

    int instrumentId() {
        return instrument.id();
    }

    void parameters(ImbalanceParameters newer) {
        parameters = newer;
        orderLots = lots(newer);
    }

    /** Something changed: enters, leaves, or waits. */
    void update() {
        MarketView market = desk.market(instrument.id());
        if (clientOrderId != ClientOrderId.NONE
                || desk.timeNs() < notBeforeNs
                || desk.isHalted()
                || !market.isTradable()
                || !market.book().isReadable()) {
            return;
        }
        double imbalance = Imbalance.of(market.book(), parameters.levels());
        long net = desk.positionLots(instrument.id());
        if (isTradable(market, instrument.wholeOrderLots(Math.abs(net)))) {
            leave(market, net, imbalance);
        } else if (Math.abs(imbalance) >= parameters.entryImbalance()) {
            send(market, imbalance > 0 ? Side.BUY : Side.SELL, orderLots);
        }
    }

    /** One of our orders is in another state. */
    void changed(OrderView order) {
        if (order.clientOrderId() != clientOrderId || !order.state().isTerminal()) {
            return;
        }
        clientOrderId = ClientOrderId.NONE;
        MarketView market = desk.market(instrument.id());
        boolean holds = isTradable(market, instrument.wholeOrderLots(Math.abs(desk.positionLots(instrument.id()))));
        if (holds && !isHolding) {
            heldSinceNs = desk.timeNs();
            desk.timer(heldSinceNs + parameters.holdMs() * NS_PER_MS);
        } else if (!holds && isHolding) {
            pause(parameters.pauseMs() * NS_PER_MS);
        }
        isHolding = holds;
        if (order.state() == OrderState.REJECTED) {
            pause(RETRY_NS);
        }
    }

    private void leave(MarketView market, long net, double imbalance) {
        boolean isOver = desk.timeNs() - heldSinceNs >= parameters.holdMs() * NS_PER_MS;
        boolean hasTurned = imbalance * Long.signum(net) <= -parameters.exitImbalance();
        if (isOver || hasTurned || !isHolding) {
            send(market, net > 0 ? Side.SELL : Side.BUY, instrument.wholeOrderLots(Math.abs(net)));
        }
    }

    private void send(MarketView market, Side side, long lots) {
        long best = side == Side.BUY ? market.askPriceTicks() : market.bidPriceTicks();
        long beyond = (long) Math.ceil(best * parameters.slippageBps() / BPS);
        long answer = desk.ioc(instrument.id(), side, Math.max(1, best + side.sign() * beyond), lots);
        if (answer > 0) {
            clientOrderId = answer;
        } else {
            pause(RETRY_NS);
        }
    }

    /** Nothing happens for a while; the timer makes sure that it goes on afterwards even if the market is silent. */
    private void pause(long forNs) {
        notBeforeNs = desk.timeNs() + forNs;
        desk.timer(notBeforeNs);
    }

    private boolean isTradable(MarketView market, long lots) {
        double midTicks = (market.bidPriceTicks() + market.askPriceTicks()) * 0.5;
        double notional =
                midTicks * instrument.tick().toDouble(1) * instrument.lot().toDouble(lots) * instrument.multiplier();
        // without a market nobody knows what it is worth: the size alone decides
        return lots > 0
                && lots >= instrument.minSizeLots()
                && (!market.isTradable() || notional >= instrument.minNotional());
    }

    private long lots(ImbalanceParameters of) {
        return instrument.orderLots(of.orderSize());
    }
}
