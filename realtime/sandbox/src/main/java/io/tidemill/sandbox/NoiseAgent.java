package io.tidemill.sandbox;

import io.tidemill.model.market.Side;

/**
 * Market orders without a reason that come in clusters: buys excite buys, and a little also sells. Two Hawkes processes with
 * exponential memory, drawn by thinning. <b>Source:</b> E. Bacry, I. Mastromatteo, J.-F. Muzy, "Hawkes processes in finance"
 * (2015); Y. Ogata, "On Lewis' simulation method for point processes" (1981).
 */
final class NoiseAgent implements Agent {
    private static final double MEMORY_PER_SECOND = 4;
    private static final double SAME_SIDE = 2.2;
    private static final double OTHER_SIDE = 0.5;
    private static final double LARGE_SHARE = 0.03;
    private static final double NS = 1e-9;

    private final Crowd crowd;
    private final Chance chance;
    private final int listing;
    private final double base;
    private double buyExcitement;
    private double sellExcitement;
    private long lastNs;
    private boolean begun;

    NoiseAgent(Crowd crowd, Chance chance, int listing, double basePerSecond) {
        this.crowd = crowd;
        this.chance = chance;
        this.listing = listing;
        this.base = basePerSecond;
    }

    @Override
    public long act(long nowNs) {
        double bound = intensity();
        if (begun) {
            double decay = StrictMath.exp(-MEMORY_PER_SECOND * (nowNs - lastNs) * NS);
            buyExcitement *= decay;
            sellExcitement *= decay;
            // this moment was drawn with the intensity before the decay: keep it only with what is left of that
            if (chance.uniform() * bound < intensity()) {
                arrive();
            }
        }
        begun = true;
        lastNs = nowNs;
        return 1 + (long) (chance.exponential(1 / intensity()) / NS);
    }

    private double intensity() {
        return 2 * baseNow() + buyExcitement + sellExcitement;
    }

    /** Wild times bring more takers of their own accord; what they excite stays the same, or the process would explode. */
    private double baseNow() {
        return base * (0.7 + 0.3 * crowd.volatilityFactor());
    }

    private void arrive() {
        boolean buys = chance.uniform() * intensity() < baseNow() + buyExcitement;
        buyExcitement += buys ? SAME_SIDE : OTHER_SIDE;
        sellExcitement += buys ? OTHER_SIDE : SAME_SIDE;
        GeneratedBook book = crowd.book(listing);
        double size = book.listing.typicalSize() * StrictMath.exp(0.9 * chance.gaussian() - 1);
        if (chance.happens(LARGE_SHARE)) {
            size *= 12;
        }
        crowd.takeAtMarket(listing, buys ? Side.BUY : Side.SELL, book.lots(size));
    }
}
