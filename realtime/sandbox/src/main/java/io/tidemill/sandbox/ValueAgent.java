package io.tidemill.sandbox;

import io.tidemill.model.market.Side;

/**
 * Knows what the listing is worth, a little late, and takes what is offered below or bid above it: whoever quotes stale prices
 * loses to it. <b>Source:</b> L. Glosten, P. Milgrom, "Bid, ask and transaction prices in a specialist market with
 * heterogeneously informed traders" (1985); the fundamentalist part of Chiarella and Iori (2002).
 */
final class ValueAgent implements Agent {
    private static final double EDGE = 0.0002;
    private static final double REST_NS = 250e6;

    private final Crowd crowd;
    private final Chance chance;
    private final int listing;

    ValueAgent(Crowd crowd, Chance chance, int listing) {
        this.crowd = crowd;
        this.chance = chance;
        this.listing = listing;
    }

    @Override
    public long act(long nowNs) {
        GeneratedBook book = crowd.book(listing);
        double worth = crowd.fundamentalPrice(listing);
        if (book.hasBoth()) {
            long size = book.lots(book.listing.typicalSize() * (1 + chance.exponential(2)));
            if (book.price(Side.SELL) < worth * (1 - EDGE)) {
                crowd.take(listing, Side.BUY, book.ticks(worth * (1 - EDGE)), size);
            } else if (book.price(Side.BUY) > worth * (1 + EDGE)) {
                crowd.take(listing, Side.SELL, book.ticks(worth * (1 + EDGE)), size);
            }
        }
        return 1 + (long) chance.exponential(REST_NS);
    }
}
