package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import java.util.Arrays;

/**
 * Diffs that wait for a snapshot, oldest first, in one array of longs:
 *
 * <pre>
 *   record: length | firstId | lastId | eventTimeNs | bids | price, size | price, size | ...
 * </pre>
 *
 * Bounded: the oldest go when it is full. That is harmless, because a snapshot that comes now is newer than they are, and if it
 * should not be, the joiner sees the hole.
 */
@HotPath
final class DiffBuffer {
    static final int MAX_LONGS = 1 << 19;

    private static final int HEADER = 5;

    private long[] data = new long[1 << 10];
    private int head;
    private int tail;

    boolean isEmpty() {
        return head == tail;
    }

    void clear() {
        head = 0;
        tail = 0;
    }

    void add(LevelBatch levels, long firstId, long lastId, long eventTimeNs) {
        int length = HEADER + 2 * levels.count();
        if (length > MAX_LONGS) {
            clear();
            return;
        }
        makeRoom(length);
        data[tail] = length;
        data[tail + 1] = firstId;
        data[tail + 2] = lastId;
        data[tail + 3] = eventTimeNs;
        data[tail + 4] = levels.bids();
        int at = tail + HEADER;
        for (int i = 0; i < levels.count(); i++) {
            data[at++] = levels.priceTicks(i);
            data[at++] = levels.sizeLots(i);
        }
        tail = at;
    }

    long firstId() {
        return data[head + 1];
    }

    long lastId() {
        return data[head + 2];
    }

    long eventTimeNs() {
        return data[head + 3];
    }

    /** Puts the levels of the oldest diff into a batch. */
    void copyTo(LevelBatch levels) {
        levels.clear();
        int length = (int) data[head];
        int bids = (int) data[head + 4];
        for (int i = 0; i < (length - HEADER) / 2; i++) {
            if (i == bids) {
                levels.endBids();
            }
            levels.add(data[head + HEADER + 2 * i], data[head + HEADER + 2 * i + 1]);
        }
        if (bids == levels.count()) {
            levels.endBids();
        }
    }

    /** Drops the oldest diff. */
    void drop() {
        head += (int) data[head];
        if (head == tail) {
            clear();
        }
    }

    private void makeRoom(int length) {
        while (tail - head + length > MAX_LONGS) {
            drop();
        }
        if (tail + length <= data.length) {
            return;
        }
        int used = tail - head;
        if (used + length > data.length / 2) {
            data = Arrays.copyOfRange(data, head, head + Math.max(data.length * 2, used + length));
        } else {
            System.arraycopy(data, head, data, 0, used);
        }
        head = 0;
        tail = used;
    }
}
