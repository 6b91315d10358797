package io.tidemill.sandbox;

import io.tidemill.model.market.Side;

/**
 * Takes in the direction of a fast average above a slow one. <b>Source:</b> C. Chiarella, G. Iori, "A simulation analysis of the
 * microstructure of double auction markets" (2002), the chartist part.
 */
final class TrendAgent implements Agent {
    private static final double THRESHOLD = 0.00012;
    private static final double REST_NS = 500e6;

    private final Crowd crowd;
    private final Chance chance;
    private final int listing;
    private double fast;
    private double slow;

    TrendAgent(Crowd crowd, Chance chance, int listing) {
        this.crowd = crowd;
        this.chance = chance;
        this.listing = listing;
    }

    @Override
    public long act(long nowNs) {
        GeneratedBook book = crowd.book(listing);
        double mid = book.mid(crowd.fundamentalPrice(listing));
        fast = fast == 0 ? mid : fast + 0.3 * (mid - fast);
        slow = slow == 0 ? mid : slow + 0.05 * (mid - slow);
        double trend = fast / slow - 1;
        if (Math.abs(trend) > THRESHOLD) {
            double size = book.listing.typicalSize() * Math.min(3, Math.abs(trend) / THRESHOLD);
            crowd.takeAtMarket(listing, trend > 0 ? Side.BUY : Side.SELL, book.lots(size));
        }
        return 1 + (long) chance.exponential(REST_NS);
    }
}
