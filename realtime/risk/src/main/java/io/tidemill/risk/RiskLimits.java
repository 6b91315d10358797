package io.tidemill.risk;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the risk gate allows. Money is in quote; instruments with different quote assets are watched apart, each with the
 * same limits.
 *
 * @param each what holds for an instrument that {@code instruments} does not name
 * @param instruments what holds for an instrument, by its name
 * @param priceCollarBps farthest a limit price may be from the middle of bid and ask, to either side, bps
 * @param maxOpenOrders most orders of an instrument that are not at their end
 * @param maxOrdersPerWindow most orders of all instruments in {@code orderWindowNs}
 * @param orderWindowNs length of the sliding window, ns
 * @param staleBookNs oldest bid and ask that an order may rest on, ns
 * @param maxDailyLoss loss since 00:00 UTC at which trading halts, quote
 * @param maxDrawdown loss since the best profit of the run at which trading halts, quote
 */
public record RiskLimits(
        InstrumentLimits each,
        Map<String, InstrumentLimits> instruments,
        double priceCollarBps,
        int maxOpenOrders,
        int maxOrdersPerWindow,
        long orderWindowNs,
        long staleBookNs,
        double maxDailyLoss,
        double maxDrawdown) {

    private static final double BPS = 10_000;
    private static final int MOST_ORDERS_PER_WINDOW = 1 << 20;

    /** Copies and checks that each is a limit. */
    public RiskLimits {
        instruments = Collections.unmodifiableMap(new TreeMap<>(instruments));
        positive("priceCollarBps", priceCollarBps);
        if (priceCollarBps >= BPS) {
            throw new IllegalArgumentException(
                    "priceCollarBps must be < 10000 (the whole price), was " + priceCollarBps);
        }
        positive("maxOpenOrders", maxOpenOrders);
        positive("maxOrdersPerWindow", maxOrdersPerWindow);
        if (maxOrdersPerWindow > MOST_ORDERS_PER_WINDOW) {
            throw new IllegalArgumentException(
                    "maxOrdersPerWindow must be <= " + MOST_ORDERS_PER_WINDOW + ", was " + maxOrdersPerWindow);
        }
        positive("orderWindowNs", (double) orderWindowNs);
        positive("staleBookNs", (double) staleBookNs);
        positive("maxDailyLoss", maxDailyLoss);
        positive("maxDrawdown", maxDrawdown);
    }

    /**
     * Limits for one strategy that trades about 0.001 BTC at a time: 0.01 BTC or 2,000 USDT an order, 0.05 BTC a position,
     * 200 bps of collar, 20 open orders, 50 orders in 10 s, 3 s of silence, 500 USDT of loss or drawdown.
     */
    public static RiskLimits defaults() {
        return new RiskLimits(
                new InstrumentLimits(0.01, 2_000, 0.05),
                Map.of(),
                200,
                20,
                50,
                10_000_000_000L,
                3_000_000_000L,
                500,
                500);
    }

    /** What holds for the instrument with this name. */
    public InstrumentLimits of(String instrument) {
        return instruments.getOrDefault(instrument, each);
    }

    /** These limits with others for every instrument that is not named. */
    public RiskLimits withEach(InstrumentLimits limits) {
        return new RiskLimits(
                limits,
                instruments,
                priceCollarBps,
                maxOpenOrders,
                maxOrdersPerWindow,
                orderWindowNs,
                staleBookNs,
                maxDailyLoss,
                maxDrawdown);
    }

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be > 0 and finite, was " + value);
        }
    }
}
