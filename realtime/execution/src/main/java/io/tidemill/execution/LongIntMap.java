package io.tidemill.execution;

import io.tidemill.model.HotPath;
import java.util.Arrays;

/**
 * From a long to an int >= 0: open addressing with linear probing, at most half full, never growing. Deleting moves later
 * entries of the run back, so there are no tombstones.
 */
@HotPath
final class LongIntMap {
    static final int NONE = -1;

    private final long[] keys;
    private final int[] values;
    private final int mask;

    LongIntMap(int maxEntries) {
        int length = Integer.highestOneBit(Math.max(2, maxEntries) - 1) * 4;
        keys = new long[length];
        values = new int[length];
        mask = length - 1;
        Arrays.fill(values, NONE);
    }

    int get(long key) {
        return values[find(key)];
    }

    void put(long key, int value) {
        int at = find(key);
        keys[at] = key;
        values[at] = value;
    }

    void remove(long key) {
        int hole = find(key);
        if (values[hole] == NONE) {
            return;
        }
        int at = hole;
        while (true) {
            at = (at + 1) & mask;
            if (values[at] == NONE) {
                break;
            }
            int home = home(keys[at]);
            // an entry may move into the hole unless its home lies behind the hole
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        values[hole] = NONE;
    }

    private int find(long key) {
        int at = home(key);
        while (values[at] != NONE && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private int home(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
