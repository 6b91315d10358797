package io.tidemill.matching;

/**
 * Guesses how many lots stand before our order at its price, which a book by price (L2) does not tell. Trades at the price
 * are always taken off the queue in full by the venue; the model only decides how much of a shrinking level left before us.
 *
 * <p>Implementations hold no state and allocate nothing. <b>Source:</b> R. Cont, A. Kukanov, "Optimal order placement in limit
 * order markets", Quantitative Finance 17 (2017), treat cancels ahead as an unknown share of the queue; C. Moallemi, K. Yuan,
 * "A model for queue position valuation in a limit order book" (2016); the forms used here are those of hftbacktest,
 * documentation page "Order Fill" ({@code RiskAdverseQueueModel}, {@code ProbQueueModel}).
 */
public interface QueueModel {
    /**
     * The queue before an order that is new at its level, or new to us after a gap: everything that stands there.
     *
     * @param levelLots size of the level in the replayed book, which does not hold our own orders
     */
    default long join(long levelLots) {
        return levelLots;
    }

    /**
     * The queue before our order after its level changed.
     *
     * @param aheadLots the queue before the change, with all trades already taken off
     * @param beforeLots size of the level as last seen
     * @param afterLots size of the level now
     * @param tradedLots what was traded at the level since it was last seen; that much of a decrease is no cancel
     * @return between 0 and {@code afterLots}
     */
    long aheadAfterChange(long aheadLots, long beforeLots, long afterLots, long tradedLots);

    /** Cancels are always behind us: the queue shrinks by trades, and where the whole level is smaller than it. */
    static QueueModel conservative() {
        return new ConservativeQueue();
    }

    /**
     * Cancels fall before and behind us in proportion to {@code size^power} of the two parts of the queue.
     *
     * @param power 1 is an even spread over lots; larger puts more of the cancels into the larger part; hftbacktest's
     *     examples use 2 to 3
     */
    static QueueModel probabilistic(double power) {
        return new ProbabilisticQueue(power);
    }
}
