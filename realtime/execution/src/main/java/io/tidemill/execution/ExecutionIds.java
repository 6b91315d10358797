package io.tidemill.execution;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import java.util.Arrays;

/**
 * The executions of one instrument that were applied. A trade of ours with ourselves has one id and is two executions, so
 * sides are kept apart.
 *
 * <p><b>Cost:</b> open addressing, doubles at half full.
 */
@HotPath
final class ExecutionIds {
    private static final long EMPTY = Long.MIN_VALUE;
    private static final int INITIAL_LENGTH = 1024;

    private long[] bought = empty(INITIAL_LENGTH);
    private long[] sold = empty(INITIAL_LENGTH);
    private int boughtCount;
    private int soldCount;

    /** Whether the execution is new; it is not from here on. */
    boolean add(Side side, long tradeId) {
        if (side == Side.BUY) {
            if (!insert(bought, tradeId)) {
                return false;
            }
            bought = grown(bought, ++boughtCount);
        } else {
            if (!insert(sold, tradeId)) {
                return false;
            }
            sold = grown(sold, ++soldCount);
        }
        return true;
    }

    private static boolean insert(long[] set, long id) {
        int mask = set.length - 1;
        int at = (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (set[at] != EMPTY) {
            if (set[at] == id) {
                return false;
            }
            at = (at + 1) & mask;
        }
        set[at] = id;
        return true;
    }

    private static long[] grown(long[] set, int count) {
        if (count * 2 <= set.length) {
            return set;
        }
        long[] larger = empty(set.length * 2);
        for (long id : set) {
            if (id != EMPTY) {
                insert(larger, id);
            }
        }
        return larger;
    }

    private static long[] empty(int length) {
        long[] set = new long[length];
        Arrays.fill(set, EMPTY);
        return set;
    }
}
