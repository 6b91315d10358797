package io.tidemill.model.book;

import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;

/** A book as those see it who do not own it: to be read, not changed. Valid until the next event of its instrument. */
public interface BookView {
    /** Whether a snapshot came since the last gap, and all its deltas. */
    boolean isValid();

    /** Whether the book is valid and its last batch is complete. */
    boolean isReadable();

    /** The venue's id of the state after the last complete batch. */
    long sequence();

    /** When the last complete batch came, ns since 1970 UTC; {@link MarketEvents#NO_TIME} before the first. */
    long receiveTimeNs();

    /** Whether the side has a level. */
    boolean has(Side side);

    /** Price of the best level, or {@link MarketEvents#NO_PRICE}. */
    long bestPriceTicks(Side side);

    /** Size of the best level, or 0. */
    long bestSizeLots(Side side);

    /** Number of levels of a side. */
    int levels(Side side);

    /** Price of a level, 0 being the best; {@link MarketEvents#NO_PRICE} beyond the last. */
    long priceTicks(Side side, int level);

    /** Size of a level, 0 being the best; 0 beyond the last. */
    long sizeLots(Side side, int level);

    /** Size at a price, or 0. */
    long sizeLotsAt(Side side, long priceTicks);

    /** Whether the best bid is at or above the best ask: never so in a valid book. */
    boolean isCrossed();
}
