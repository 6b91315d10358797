package io.tidemill.model.book;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.Arrays;

/**
 * The book of one instrument by price (L2): the fold over its deltas.
 *
 * <p>It is {@linkplain #isValid valid} from the LAST delta of a snapshot until the next gap, and {@linkplain #isReadable
 * readable} while it is valid and not in the middle of a batch.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> a change near the best price touches a few array elements; nothing is
 * allocated but when a side grows beyond anything seen before.
 */
@HotPath
public final class OrderBook implements BookView {
    private static final int INITIAL_LEVELS = 1024;

    private final Ladder bids = new Ladder(INITIAL_LEVELS);
    private final Ladder asks = new Ladder(INITIAL_LEVELS);
    private boolean valid;
    private boolean inBatch;
    private boolean inSnapshot;
    private long sequence;
    private long receiveTimeNs = MarketEvents.NO_TIME;

    /** Applies one delta, as {@link MarketEvents#bookDelta} brings it. */
    public void apply(
            BookAction action,
            Side side,
            long priceTicks,
            long sizeLots,
            int flags,
            long newSequence,
            long newReceiveTimeNs) {
        switch (action) {
            case SET -> ladder(side).set(key(side, priceTicks), sizeLots);
            case DELETE -> ladder(side).delete(key(side, priceTicks));
            case CLEAR -> {
                bids.clear();
                asks.clear();
                valid = false;
                inSnapshot = BookFlags.isSnapshot(flags);
            }
        }
        inBatch = true;
        if (BookFlags.isLast(flags)) {
            inBatch = false;
            valid |= inSnapshot;
            inSnapshot = false;
            sequence = newSequence;
            receiveTimeNs = newReceiveTimeNs;
        }
    }

    /** A gap: what is here may be wrong until the next snapshot is whole. */
    public void invalidate() {
        valid = false;
        inSnapshot = false;
    }

    @Override
    public boolean isValid() {
        return valid;
    }

    @Override
    public boolean isReadable() {
        return valid && !inBatch;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public long receiveTimeNs() {
        return receiveTimeNs;
    }

    @Override
    public boolean has(Side side) {
        return ladder(side).count > 0;
    }

    @Override
    public long bestPriceTicks(Side side) {
        return priceTicks(side, 0);
    }

    @Override
    public long bestSizeLots(Side side) {
        return sizeLots(side, 0);
    }

    @Override
    public int levels(Side side) {
        return ladder(side).count;
    }

    @Override
    public long priceTicks(Side side, int level) {
        Ladder ladder = ladder(side);
        int at = ladder.count - 1 - level;
        return at >= 0 ? key(side, ladder.keys[at]) : MarketEvents.NO_PRICE;
    }

    @Override
    public long sizeLots(Side side, int level) {
        Ladder ladder = ladder(side);
        int at = ladder.count - 1 - level;
        return at >= 0 ? ladder.sizes[at] : 0;
    }

    @Override
    public long sizeLotsAt(Side side, long priceTicks) {
        Ladder ladder = ladder(side);
        int at = ladder.find(key(side, priceTicks));
        return at >= 0 ? ladder.sizes[at] : 0;
    }

    @Override
    public boolean isCrossed() {
        return bids.count > 0 && asks.count > 0 && bestPriceTicks(Side.BUY) >= bestPriceTicks(Side.SELL);
    }

    /** A hash of all levels, the same for any book with the same levels. */
    public long stateHash() {
        long hash = 17;
        for (Side side : new Side[] {Side.BUY, Side.SELL}) {
            for (int level = 0; level < levels(side); level++) {
                hash = hash * 31 + priceTicks(side, level);
                hash = hash * 31 + sizeLots(side, level);
            }
            hash = hash * 31 + levels(side);
        }
        return hash;
    }

    private Ladder ladder(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** Keys ascend towards the best price on both sides. Its own inverse. */
    private static long key(Side side, long priceTicks) {
        return side == Side.BUY ? priceTicks : -priceTicks;
    }

    /**
     * One side: keys ascending, the best last, so that a change near the best moves few elements. Rejected: a tree (a miss
     * in the cache per level), an array over all prices (the range of a coin moves by orders of magnitude).
     */
    private static final class Ladder {
        private static final int NEAR = 8;

        private long[] keys;
        private long[] sizes;
        private int count;

        Ladder(int capacity) {
            keys = new long[capacity];
            sizes = new long[capacity];
        }

        void set(long key, long size) {
            int at = find(key);
            if (at >= 0) {
                sizes[at] = size;
                return;
            }
            insert(-at - 1, key, size);
        }

        void delete(long key) {
            int at = find(key);
            if (at >= 0) {
                count--;
                System.arraycopy(keys, at + 1, keys, at, count - at);
                System.arraycopy(sizes, at + 1, sizes, at, count - at);
            }
        }

        void clear() {
            count = 0;
        }

        /** Index of the key, or {@code -(insertion point) - 1}. */
        int find(long key) {
            int low = 0;
            int high = count - 1;
            // most changes are near the best: look there one by one before halving the rest
            for (int near = Math.max(0, count - NEAR); high >= near; high--) {
                if (keys[high] <= key) {
                    return keys[high] == key ? high : -high - 2;
                }
            }
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (keys[middle] < key) {
                    low = middle + 1;
                } else if (keys[middle] > key) {
                    high = middle - 1;
                } else {
                    return middle;
                }
            }
            return -low - 1;
        }

        private void insert(int at, long key, long size) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
                sizes = Arrays.copyOf(sizes, count * 2);
            }
            System.arraycopy(keys, at, keys, at + 1, count - at);
            System.arraycopy(sizes, at, sizes, at + 1, count - at);
            keys[at] = key;
            sizes[at] = size;
            count++;
        }
    }
}
