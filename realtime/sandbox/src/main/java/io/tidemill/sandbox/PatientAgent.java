package io.tidemill.sandbox;

import io.tidemill.model.market.Side;

/**
 * Many small investors: they leave limit orders far and near and take some of them off again, which makes hundreds of levels.
 * Distances follow a power law. <b>Source:</b> J.-P. Bouchaud, M. Mezard, M. Potters, "Statistical properties of stock order
 * books" (2002).
 */
final class PatientAgent implements Agent {
    private static final int ORDERS = 1_200;
    private static final double NEAREST = 0.0001;
    private static final double TAIL = 0.6;
    private static final double FARTHEST = 0.1;
    private static final double REST_NS = 25e6;

    private final Crowd crowd;
    private final Chance chance;
    private final int listing;
    private final long[] ids = new long[ORDERS];

    PatientAgent(Crowd crowd, Chance chance, int listing) {
        this.crowd = crowd;
        this.chance = chance;
        this.listing = listing;
    }

    /** All of them come at once: the book of the first moment. */
    void fillBook() {
        for (int i = 0; i < ORDERS; i++) {
            place(i);
        }
    }

    @Override
    public long act(long nowNs) {
        int which = chance.below(ORDERS);
        crowd.cancel(listing, ids[which]);
        place(which);
        return 1 + (long) chance.exponential(REST_NS);
    }

    private void place(int which) {
        GeneratedBook book = crowd.book(listing);
        double mid = book.mid(crowd.fundamentalPrice(listing));
        double distance = Math.min(FARTHEST, NEAREST * StrictMath.pow(1 - chance.uniform(), -1 / TAIL));
        Side side = which % 2 == 0 ? Side.BUY : Side.SELL;
        double size = book.listing.typicalSize() * chance.exponential(1);
        ids[which] = crowd.rest(listing, side, book.ticks(mid * (1 - side.sign() * distance)), book.lots(size));
    }
}
