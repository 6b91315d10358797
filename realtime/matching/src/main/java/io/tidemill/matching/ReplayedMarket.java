package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;

/**
 * The market of one instrument as it was recorded, less what we took from it. Quotes come faster than book deltas (Binance: at
 * once against every 100 ms), so a quote that is newer than the book by its sequence hides all book levels that are better than it
 * and gives the size of the best one.
 */
@HotPath
final class ReplayedMarket {
    private final OrderBook book = new OrderBook();
    private final Consumed takenBids = new Consumed();
    private final Consumed takenAsks = new Consumed();
    private boolean inBatch;

    private long quoteSequence = Long.MIN_VALUE;
    private long bidPriceTicks = MarketEvents.NO_PRICE;
    private long bidSizeLots;
    private long askPriceTicks = MarketEvents.NO_PRICE;
    private long askSizeLots;

    private Side walkSide = Side.BUY;
    private int walkLevel;
    private boolean walkQuote;
    private boolean walkFresh;
    private long walkPriceTicks;
    private long walkLevelLots;
    private long walkLots;

    boolean isValid() {
        return book.isValid();
    }

    boolean isInBatch() {
        return inBatch;
    }

    void delta(
            BookAction action,
            Side side,
            long priceTicks,
            long sizeLots,
            int flags,
            long sequence,
            long receiveTimeNs) {
        book.apply(action, side, priceTicks, sizeLots, flags, sequence, receiveTimeNs);
        inBatch = !BookFlags.isLast(flags);
        if (action == BookAction.CLEAR) {
            takenBids.clear();
            takenAsks.clear();
        } else if (!quoteKnowsBetter(side, priceTicks, sequence)) {
            taken(side).refresh(priceTicks, action == BookAction.SET ? sizeLots : 0);
        }
    }

    /** Answers whether the quote is news: newer than the book and than the quote before it. */
    boolean quote(long sequence, long bidPrice, long bidSize, long askPrice, long askSize) {
        if (sequence < quoteSequence || sequence < book.sequence()) {
            return false;
        }
        quoteSequence = sequence;
        bidPriceTicks = bidPrice;
        bidSizeLots = bidSize;
        askPriceTicks = askPrice;
        askSizeLots = askSize;
        refreshBest(Side.BUY);
        refreshBest(Side.SELL);
        return true;
    }

    void gap() {
        book.invalidate();
        inBatch = false;
        quoteSequence = Long.MIN_VALUE;
    }

    /** Whether a newer quote has already told about this level. */
    boolean quoteKnowsBetter(Side side, long priceTicks, long sequence) {
        long best = side == Side.BUY ? bidPriceTicks : askPriceTicks;
        return quoteSequence > sequence && best != MarketEvents.NO_PRICE && (priceTicks - best) * side.sign() >= 0;
    }

    /** Size at a price as the market knows it best, not less what we took. */
    long levelLots(Side side, long priceTicks) {
        long best = side == Side.BUY ? bidPriceTicks : askPriceTicks;
        if (quoteSequence > book.sequence() && best != MarketEvents.NO_PRICE) {
            long beyond = (priceTicks - best) * side.sign();
            if (beyond >= 0) {
                return beyond > 0 ? 0 : side == Side.BUY ? bidSizeLots : askSizeLots;
            }
        }
        return book.sizeLotsAt(side, priceTicks);
    }

    /** Begins a walk over what is left of a side, best first; then {@link #next}. */
    void walk(Side side) {
        walkSide = side;
        walkLevel = 0;
        walkFresh = quoteSequence > book.sequence();
        walkQuote = walkFresh;
    }

    /** Goes to the next level of which something is left for us; false behind the last. */
    boolean next() {
        long best = walkSide == Side.BUY ? bidPriceTicks : askPriceTicks;
        if (walkFresh && best == MarketEvents.NO_PRICE) {
            return false;
        }
        if (walkQuote) {
            walkQuote = false;
            if (at(best, walkSide == Side.BUY ? bidSizeLots : askSizeLots)) {
                return true;
            }
        }
        for (; walkLevel < book.levels(walkSide); walkLevel++) {
            long price = book.priceTicks(walkSide, walkLevel);
            if (walkFresh && (price - best) * walkSide.sign() >= 0) {
                continue;
            }
            if (at(price, book.sizeLots(walkSide, walkLevel))) {
                walkLevel++;
                return true;
            }
        }
        return false;
    }

    long walkPriceTicks() {
        return walkPriceTicks;
    }

    /** What is left for us of the level. */
    long walkLots() {
        return walkLots;
    }

    /** We take from the level of the walk. */
    void take(long lots) {
        taken(walkSide).take(walkPriceTicks, lots, walkLevelLots);
        walkLots -= lots;
    }

    private boolean at(long priceTicks, long lots) {
        walkPriceTicks = priceTicks;
        walkLevelLots = lots;
        walkLots = taken(walkSide).left(priceTicks, lots);
        return walkLots > 0;
    }

    private void refreshBest(Side side) {
        long price = side == Side.BUY ? bidPriceTicks : askPriceTicks;
        if (price != MarketEvents.NO_PRICE) {
            taken(side).forgetBetterThan(price, side.sign());
            taken(side).refresh(price, side == Side.BUY ? bidSizeLots : askSizeLots);
        }
    }

    private Consumed taken(Side side) {
        return side == Side.BUY ? takenBids : takenAsks;
    }
}
