package io.tidemill.sandbox;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;

/** What an {@link Agent} sees of its market and may do in it: its own desk. Order ids of agents are below 0. */
final class Crowd {
    private final GeneratedMarket market;
    private final int participant;

    Crowd(GeneratedMarket market, int participant) {
        this.market = market;
        this.participant = participant;
    }

    GeneratedBook book(int listing) {
        return market.generatedBook(listing);
    }

    double fundamentalPrice(int listing) {
        return market.fundamentals().price(book(listing).listing);
    }

    double volatilityFactor() {
        return market.fundamentals().volatilityFactor();
    }

    /** A post-only order; its id, which may be refused and then is in no book. */
    long rest(int listing, Side side, long priceTicks, long sizeLots) {
        return place(listing, side, OrderKind.LIMIT_MAKER, TimeInForce.GTC, priceTicks, sizeLots);
    }

    /** Takes what is there at this price or better. */
    void take(int listing, Side side, long priceTicks, long sizeLots) {
        place(listing, side, OrderKind.LIMIT, TimeInForce.IOC, priceTicks, sizeLots);
    }

    /** Takes at any price. */
    void takeAtMarket(int listing, Side side, long sizeLots) {
        place(listing, side, OrderKind.MARKET, TimeInForce.IOC, 0, sizeLots);
    }

    void cancel(int listing, long orderId) {
        book(listing).cancel(orderId, market.timeNs());
    }

    private long place(
            int listing, Side side, OrderKind kind, TimeInForce timeInForce, long priceTicks, long sizeLots) {
        long orderId = market.nextAgentOrderId();
        book(listing).place(orderId, participant, side, kind, timeInForce, priceTicks, sizeLots, market.timeNs());
        return orderId;
    }
}
