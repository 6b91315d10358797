package io.tidemill.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the assets are worth: correlated diffusions in one money, whose volatility switches between regimes, with jumps at news.
 * <b>Source:</b> R. Merton, "Option pricing when underlying stock returns are discontinuous" (1976); J. Hamilton, "A new approach
 * to the economic analysis of nonstationary time series and the business cycle" (1989).
 */
final class Fundamentals {
    private static final double[] REGIME_VOLATILITY = {1, 3, 8};
    private static final double[] REGIME_SECONDS = {120, 40, 10};
    private static final double JUMP_SIZE = 0.001;
    private static final double NS = 1e-9;

    private final Chance chance;
    private final GeneratedMarketConfig config;
    private final Map<String, Integer> assets = new LinkedHashMap<>();
    private final List<Double> logValues = new ArrayList<>();
    private int regime;
    private double regimeLeftSeconds = REGIME_SECONDS[0];
    private long timeNs;

    Fundamentals(GeneratedMarketConfig config, Chance chance, long timeNs) {
        this.config = config;
        this.chance = chance;
        this.timeNs = timeNs;
        for (GeneratedMarketConfig.Listing listing : config.listings()) {
            double quote = valueOrNew(listing.instrument().quote(), 0);
            valueOrNew(listing.instrument().base(), quote + StrictMath.log(listing.price()));
        }
    }

    /** What a listing is worth, in its quote. */
    double price(GeneratedMarketConfig.Listing listing) {
        return StrictMath.exp(logValue(listing.instrument().base())
                - logValue(listing.instrument().quote()));
    }

    /** By how much the market is wilder than in calm times. */
    double volatilityFactor() {
        return REGIME_VOLATILITY[regime];
    }

    void moveTo(long newTimeNs) {
        double seconds = (newTimeNs - timeNs) * NS;
        timeNs = newTimeNs;
        regimeLeftSeconds -= seconds;
        if (regimeLeftSeconds < 0) {
            // calm and storm are both left for the middle
            regime = regime == 1 ? (chance.happens(0.7) ? 0 : 2) : 1;
            regimeLeftSeconds = chance.exponential(REGIME_SECONDS[regime]);
        }
        double scale = config.volatility() * REGIME_VOLATILITY[regime] * StrictMath.sqrt(seconds);
        double common = chance.gaussian();
        double jump = chance.happens(config.jumpsPerHour() * seconds / 3600) ? JUMP_SIZE * chance.gaussian() : 0;
        double shared = StrictMath.sqrt(config.correlation());
        double own = StrictMath.sqrt(1 - config.correlation());
        // the first asset is the money that all values are in
        for (int i = 1; i < logValues.size(); i++) {
            double move = scale * (shared * common + own * chance.gaussian()) + jump;
            logValues.set(i, logValues.get(i) + move);
        }
    }

    private double valueOrNew(String asset, double logValue) {
        Integer known = assets.get(asset);
        if (known != null) {
            return logValues.get(known);
        }
        assets.put(asset, logValues.size());
        logValues.add(logValue);
        return logValue;
    }

    private double logValue(String asset) {
        Integer at = assets.get(asset);
        if (at == null) {
            throw new IllegalStateException("no value of " + asset);
        }
        return logValues.get(at);
    }
}
