package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import java.util.Arrays;

/**
 * What a codec must remember of our orders to notice that fills are missing: for each the lots whose fills were seen, and
 * whether it is open. Closed orders are kept for a while, because replies come late, and forgotten oldest first.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> allocates only to grow.
 */
@HotPath
public final class OrderTracks {
    private static final int CLOSED_KEPT = 1 << 14;
    private static final int INITIAL_SLOTS = 1 << 10;

    private long[] ids = new long[INITIAL_SLOTS];
    private int[] instruments = new int[INITIAL_SLOTS];
    private long[] seenLots = new long[INITIAL_SLOTS];
    private boolean[] open = new boolean[INITIAL_SLOTS];
    private final long[] closed = new long[CLOSED_KEPT];
    private long closedCount;
    private int count;

    /** No orders. */
    public OrderTracks() {}

    /** Notes that an order is there; one that is closed stays closed. */
    public void opened(long clientOrderId, int instrumentId) {
        if (ids[slot(clientOrderId)] != clientOrderId) {
            // the slot first: adding may put a longer array in the place of this one
            int slot = add(clientOrderId, instrumentId);
            open[slot] = true;
        }
    }

    /** Notes that nothing but late fills can come any more. */
    public void ended(long clientOrderId, int instrumentId) {
        int slot = slot(clientOrderId);
        boolean known = ids[slot] == clientOrderId;
        if (!known) {
            slot = add(clientOrderId, instrumentId);
        }
        if (!known || open[slot]) {
            open[slot] = false;
            retire(clientOrderId);
        }
    }

    /** The lots whose fills were seen; 0 for an order that is not known. */
    public long seenLots(long clientOrderId) {
        int slot = slot(clientOrderId);
        return ids[slot] == clientOrderId ? seenLots[slot] : 0;
    }

    /** Notes that the fills of so many lots in all were seen; never goes down. */
    public void saw(long clientOrderId, int instrumentId, long lots) {
        opened(clientOrderId, instrumentId);
        int slot = slot(clientOrderId);
        seenLots[slot] = Math.max(seenLots[slot], lots);
    }

    /** Asks the venue about each order that is open, lowest id first. Cold path: allocates. */
    public void askForOpen(VenueRequests requests) {
        long[] sorted = new long[count];
        int found = 0;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != 0 && open[i]) {
                sorted[found++] = ids[i];
            }
        }
        Arrays.sort(sorted, 0, found);
        for (int i = 0; i < found; i++) {
            requests.orderStatus(instruments[slot(sorted[i])], sorted[i]);
        }
    }

    private void retire(long clientOrderId) {
        int at = (int) (closedCount++ & (CLOSED_KEPT - 1));
        long oldest = closed[at];
        closed[at] = clientOrderId;
        if (oldest != 0) {
            remove(oldest);
        }
    }

    /** The slot that holds the id, or the free one where it would go. */
    private int slot(long id) {
        int mask = ids.length - 1;
        int slot = home(id, mask);
        while (ids[slot] != 0 && ids[slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int add(long id, int instrumentId) {
        if ((count + 1) * 2 > ids.length) {
            grow();
        }
        int slot = slot(id);
        ids[slot] = id;
        instruments[slot] = instrumentId;
        seenLots[slot] = 0;
        open[slot] = false;
        count++;
        return slot;
    }

    /** Takes an id out and moves those behind it up, so that no search stops at the hole. */
    private void remove(long id) {
        int mask = ids.length - 1;
        int hole = slot(id);
        if (ids[hole] != id) {
            return;
        }
        count--;
        for (int next = (hole + 1) & mask; ids[next] != 0; next = (next + 1) & mask) {
            if (((next - home(ids[next], mask)) & mask) >= ((next - hole) & mask)) {
                move(next, hole);
                hole = next;
            }
        }
        ids[hole] = 0;
    }

    private void move(int from, int to) {
        ids[to] = ids[from];
        instruments[to] = instruments[from];
        seenLots[to] = seenLots[from];
        open[to] = open[from];
    }

    private void grow() {
        long[] oldIds = ids;
        int[] oldInstruments = instruments;
        long[] oldSeen = seenLots;
        boolean[] oldOpen = open;
        int size = oldIds.length * 2;
        ids = new long[size];
        instruments = new int[size];
        seenLots = new long[size];
        open = new boolean[size];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != 0) {
                int slot = slot(oldIds[i]);
                ids[slot] = oldIds[i];
                instruments[slot] = oldInstruments[i];
                seenLots[slot] = oldSeen[i];
                open[slot] = oldOpen[i];
            }
        }
    }

    private static int home(long id, int mask) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
