package io.tidemill.pricing;

import io.tidemill.model.HotPath;
import io.tidemill.model.book.BookView;
import io.tidemill.model.market.Side;

/**
 * How much more stands on one side of the book than on the other.
 *
 * <pre>
 *   I = (V_bid - V_ask) / (V_bid + V_ask)      in [-1, 1]
 *   P = (bid V_ask + ask V_bid) / (V_bid + V_ask)
 * </pre>
 *
 * with the sizes V of the best levels of each side. I &gt; 0 makes a rise of the next mid more likely than a fall; P moves
 * from mid towards the ask with it.
 *
 * <p><b>Source:</b> I at the best level: Gould and Bonart, Queue Imbalance as a One-Tick-Ahead Price Predictor in a Limit
 * Order Book, Market Microstructure and Liquidity 2 (2016). I over several levels: Cartea, Donnelly and Jaimungal, Enhancing
 * Trading Strategies with Order Book Signals, Applied Mathematical Finance 25 (2018). P, the mid weighted by the opposite
 * sizes: Gatheral and Oomen, Zero-intelligence realized variance estimation, Finance and Stochastics 14 (2010).
 *
 * <p><b>Cost:</b> no allocation.
 */
@HotPath
public final class Imbalance {
    private Imbalance() {}

    /**
     * I over the best levels of a book.
     *
     * @param book must be readable
     * @param levels of each side, 1 for the best alone; fewer where the book has fewer
     * @return 0 for an empty book
     */
    public static double of(BookView book, int levels) {
        long bidLots = 0;
        long askLots = 0;
        for (int level = 0; level < levels; level++) {
            bidLots += book.sizeLots(Side.BUY, level);
            askLots += book.sizeLots(Side.SELL, level);
        }
        return of(bidLots, askLots);
    }

    /** I of two sizes; 0 if both are 0. */
    public static double of(long bidLots, long askLots) {
        long all = bidLots + askLots;
        return all == 0 ? 0 : (double) (bidLots - askLots) / all;
    }

    /** P, the mid weighted by the sizes at bid and ask. <b>Unit:</b> ticks. */
    public static double weightedMidTicks(long bidPriceTicks, long bidLots, long askPriceTicks, long askLots) {
        double midTicks = (bidPriceTicks + askPriceTicks) * 0.5;
        return midTicks + (askPriceTicks - bidPriceTicks) * 0.5 * of(bidLots, askLots);
    }
}
