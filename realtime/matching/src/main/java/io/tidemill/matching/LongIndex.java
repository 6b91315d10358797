package io.tidemill.matching;

import io.tidemill.model.HotPath;
import java.util.Arrays;

/**
 * A map from an id to a slot: open addressing with linear probing, at most half full. Removing shifts the entries behind back,
 * so that no tombstones pile up. Allocates only when it outgrows its table.
 */
@HotPath
final class LongIndex {
    static final int MISSING = -1;

    private long[] keys;
    private int[] slots;
    private int count;

    LongIndex(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
        keys = new long[capacity];
        slots = new int[capacity];
        Arrays.fill(slots, MISSING);
    }

    int get(long key) {
        int mask = keys.length - 1;
        for (int at = home(key, mask); slots[at] != MISSING; at = (at + 1) & mask) {
            if (keys[at] == key) {
                return slots[at];
            }
        }
        return MISSING;
    }

    void put(long key, int slot) {
        if ((count + 1) * 2 > keys.length) {
            grow();
        }
        int mask = keys.length - 1;
        int at = home(key, mask);
        while (slots[at] != MISSING && keys[at] != key) {
            at = (at + 1) & mask;
        }
        count += slots[at] == MISSING ? 1 : 0;
        keys[at] = key;
        slots[at] = slot;
    }

    void remove(long key) {
        int mask = keys.length - 1;
        int at = home(key, mask);
        while (slots[at] != MISSING && keys[at] != key) {
            at = (at + 1) & mask;
        }
        if (slots[at] == MISSING) {
            return;
        }
        count--;
        int hole = at;
        for (int next = (at + 1) & mask; slots[next] != MISSING; next = (next + 1) & mask) {
            int home = home(keys[next], mask);
            // an entry may fill the hole only if its home does not lie cyclically behind the hole
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                keys[hole] = keys[next];
                slots[hole] = slots[next];
                hole = next;
            }
        }
        slots[hole] = MISSING;
    }

    int size() {
        return count;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldSlots = slots;
        keys = new long[oldKeys.length * 2];
        slots = new int[keys.length];
        Arrays.fill(slots, MISSING);
        count = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldSlots[i] != MISSING) {
                put(oldKeys[i], oldSlots[i]);
            }
        }
    }

    private static int home(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
