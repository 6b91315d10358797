package io.tidemill.execution;

import io.tidemill.model.HotPath;
import java.util.Arrays;

/**
 * Times at which something is due, each with a key: a binary heap over arrays. What was added first comes first among equal
 * times, so the order is the same in every run.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> O(log n), no allocation but when it grows beyond anything seen.
 */
@HotPath
public final class Timers {
    /** The time of no timer. */
    public static final long NEVER = Long.MAX_VALUE;

    private long[] dueNs = new long[256];
    private long[] keys = new long[256];
    private long[] orders = new long[256];
    private int size;
    private long added;

    /** Adds one. */
    public void add(long timeNs, long key) {
        if (size == dueNs.length) {
            dueNs = Arrays.copyOf(dueNs, size * 2);
            keys = Arrays.copyOf(keys, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
        }
        int at = size++;
        long order = added++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!isBefore(timeNs, order, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        set(at, timeNs, key, order);
    }

    /** Time of the first, or {@link #NEVER}. */
    public long nextNs() {
        return size == 0 ? NEVER : dueNs[0];
    }

    /** Key of the first. */
    public long nextKey() {
        return keys[0];
    }

    /** Takes the first away. */
    public void remove() {
        size--;
        long timeNs = dueNs[size];
        long key = keys[size];
        long order = orders[size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isBefore(dueNs[child + 1], orders[child + 1], child)) {
                child++;
            }
            if (isBefore(timeNs, order, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        set(at, timeNs, key, order);
    }

    private boolean isBefore(long timeNs, long order, int than) {
        return timeNs < dueNs[than] || (timeNs == dueNs[than] && order < orders[than]);
    }

    private void move(int from, int to) {
        set(to, dueNs[from], keys[from], orders[from]);
    }

    private void set(int at, long timeNs, long key, long order) {
        dueNs[at] = timeNs;
        keys[at] = key;
        orders[at] = order;
    }
}
