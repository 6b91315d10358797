package io.tidemill.sandbox;

import io.tidemill.model.market.Side;

/**
 * Quotes a ladder around what it believes the listing is worth, leans against its inventory, and is wider in wild times.
 * <b>Source:</b> M. Avellaneda, S. Stoikov, "High-frequency trading in a limit order book" (2008).
 */
final class MarketMakerAgent implements Agent {
    private static final int LEVELS = 12;
    private static final double HALF_SPREAD = 0.0001;
    private static final double LEVEL_GAP = 0.00004;
    private static final double OPINION = 0.00002;
    private static final double INVENTORY_ORDERS = 40;
    private static final double REST_NS = 120e6;

    private final Crowd crowd;
    private final Chance chance;
    private final int listing;
    private final long[] bidIds = new long[LEVELS];
    private final long[] askIds = new long[LEVELS];
    private final long[] bidTicks = new long[LEVELS];
    private final long[] askTicks = new long[LEVELS];
    private double opinion;
    private long inventoryLots;

    MarketMakerAgent(Crowd crowd, Chance chance, int listing) {
        this.crowd = crowd;
        this.chance = chance;
        this.listing = listing;
    }

    @Override
    public long act(long nowNs) {
        GeneratedBook book = crowd.book(listing);
        double fundamental = crowd.fundamentalPrice(listing);
        opinion = 0.9 * opinion + OPINION * chance.gaussian();
        double fair = (0.7 * fundamental + 0.3 * book.mid(fundamental)) * (1 + opinion);
        double typical = book.listing.typicalSize();
        double full = book.lots(typical) * INVENTORY_ORDERS;
        double lean = Math.max(-1, Math.min(1, inventoryLots / full));
        double half = fair * HALF_SPREAD * (0.6 + 0.4 * crowd.volatilityFactor());
        double centre = fair - lean * half * 2;
        for (int level = 0; level < LEVELS; level++) {
            double distance = half + level * fair * LEVEL_GAP;
            double size = typical * (0.4 + chance.exponential(0.8)) * (1 + 0.4 * level);
            quote(Side.BUY, level, book.ticks(centre - distance), book.lots(lean > 0.9 ? size / 4 : size));
            quote(Side.SELL, level, book.ticks(centre + distance), book.lots(lean < -0.9 ? size / 4 : size));
        }
        return 1 + (long) chance.exponential(REST_NS);
    }

    @Override
    public void matched(int of, long orderId, long signedLots) {
        inventoryLots += signedLots;
    }

    private void quote(Side side, int level, long wantedTicks, long lots) {
        long[] ids = side == Side.BUY ? bidIds : askIds;
        long[] ticks = side == Side.BUY ? bidTicks : askTicks;
        GeneratedBook book = crowd.book(listing);
        long tolerance = Math.max(1, (long) (wantedTicks * (level == 0 ? HALF_SPREAD / 3 : LEVEL_GAP / 2)));
        boolean stands = ids[level] != 0 && book.leftLots(ids[level]) > 0;
        if (stands && Math.abs(ticks[level] - wantedTicks) <= tolerance) {
            return;
        }
        if (stands) {
            crowd.cancel(listing, ids[level]);
        }
        ids[level] = crowd.rest(listing, side, wantedTicks, lots);
        ticks[level] = wantedTicks;
    }
}
