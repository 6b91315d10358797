package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import java.util.Arrays;

/**
 * The levels of one frame between decoding and emitting, so that a frame is applied whole or not at all.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> allocates only to grow beyond any frame before.
 */
@HotPath
public final class LevelBatch {
    private static final int INITIAL_LEVELS = 128;

    private long[] prices = new long[INITIAL_LEVELS];
    private long[] sizes = new long[INITIAL_LEVELS];
    private int bids;
    private int count;

    /** An empty batch. */
    public LevelBatch() {}

    /** Forgets all levels. */
    public void clear() {
        bids = 0;
        count = 0;
    }

    /** Says that bids end here and asks follow. */
    public void endBids() {
        bids = count;
    }

    /** Adds a level to the side that is being filled; size 0 takes the level off. */
    public void add(long priceTicks, long sizeLots) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        prices[count] = priceTicks;
        sizes[count++] = sizeLots;
    }

    /** Number of levels on both sides. */
    public int count() {
        return count;
    }

    /** Number of bids; they come first. */
    public int bids() {
        return bids;
    }

    /** Price of a level, from 0. */
    public long priceTicks(int level) {
        return prices[level];
    }

    /** Size of a level, from 0. */
    public long sizeLots(int level) {
        return sizes[level];
    }
}
