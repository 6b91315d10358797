package io.tidemill.sandbox;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.util.List;

/**
 * What a {@link GeneratedMarket} is like.
 *
 * @param seed of all chance in it
 * @param listings what is traded
 * @param volatility of the first asset in calm times, as a share per square root of a second; 0.00002 is about 11 % a year,
 *     and regimes multiply it by 1, 3 and 8
 * @param correlation of the assets' moves, 0 to 1
 * @param jumpsPerHour news, all assets at once
 * @param takersPerSecond market orders of noise traders per side and instrument before they excite each other
 */
public record GeneratedMarketConfig(
        long seed,
        List<Listing> listings,
        double volatility,
        double correlation,
        double jumpsPerHour,
        double takersPerSecond) {

    /** Checks and copies. */
    public GeneratedMarketConfig {
        listings = List.copyOf(listings);
        if (listings.isEmpty()) {
            throw new IllegalArgumentException("a generated market needs at least one listing");
        }
        if (!(volatility > 0)
                || !(correlation >= 0 && correlation <= 1)
                || !(jumpsPerHour >= 0)
                || !(takersPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "volatility and takersPerSecond must be > 0, correlation in 0..1, jumpsPerHour" + " >= 0, were "
                            + volatility + ", " + takersPerSecond + ", " + correlation + ", " + jumpsPerHour);
        }
    }

    /**
     * One instrument and where it starts.
     *
     * @param price at the start, in quote
     * @param typicalSize of an order, in base
     */
    public record Listing(Instrument instrument, double price, double typicalSize) {}

    /** BTCUSDT, ETHUSDT and ETHBTC. */
    public static GeneratedMarketConfig triangle(long seed) {
        return of(seed, List.of(btcUsdt(0), ethUsdt(1), ethBtc(2)));
    }

    /** BTCUSDT alone. */
    public static GeneratedMarketConfig single(long seed) {
        return of(seed, List.of(btcUsdt(0)));
    }

    private static GeneratedMarketConfig of(long seed, List<Listing> listings) {
        return new GeneratedMarketConfig(seed, listings, 0.000015, 0.7, 6, 0.8);
    }

    private static Listing btcUsdt(int id) {
        return new Listing(listing(id, "BTC", "USDT", "0.01", "0.00001", 5), 60_000, 0.05);
    }

    private static Listing ethUsdt(int id) {
        return new Listing(listing(id, "ETH", "USDT", "0.01", "0.0001", 5), 3_000, 0.8);
    }

    private static Listing ethBtc(int id) {
        return new Listing(listing(id, "ETH", "BTC", "0.00001", "0.0001", 0.0001), 0.05, 0.6);
    }

    private static Instrument listing(int id, String base, String quote, String tick, String lot, double minNotional) {
        return Instrument.spot(
                id, "BINANCE", base + quote, base, quote, Step.parse(tick), Step.parse(lot), 1, minNotional, 0);
    }
}
