package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;

/**
 * Joins the snapshot and the diffs of one instrument by their sequence, and emits whole batches only.
 *
 * <p>A diff covers the venue's ids {@code firstId..lastId}; a snapshot is the state after its id.
 *
 * <pre>
 *              diff: keep, ask for a snapshot                 diff that follows: emit
 *                   ┌──┐                                           ┌──┐
 *                   │  ▼      snapshot: emit, then the kept ones   │  ▼
 *   start ────────► WAITING ─────────────────────────────────────► JOINED
 *                      ▲      break, bad data, stale, lost: gap      │
 *                      └─────────────────────────────────────────────┘
 * </pre>
 *
 * <ul>
 *   <li>a snapshot older than {@code firstId - 1} of the oldest kept diff is of no use: another one is asked for;
 *   <li>kept diffs with {@code lastId <= } the snapshot's id are dropped; the first that is left must hold {@code firstId <= id
 *       + 1 <= lastId};
 *   <li>from then on each diff must begin right behind the one before; an older one (a duplicate) is passed over.
 * </ul>
 *
 * <p>A diff without levels emits nothing and still moves the sequence: the book after it is the book before it, and a batch
 * without a delta has nothing that could bear LAST. Kept diffs are emitted with the receive time of the snapshot that set them
 * free, for receive times never go back.
 *
 * <p>Source: Binance, "How to manage a local order book correctly", web-socket-streams.md, read 2026-11-21.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> no allocation while JOINED.
 */
@HotPath
public final class BookAssembler {
    /** Wait before a snapshot that failed or was too old is asked for again, ns. */
    static final long RETRY_NS = 500_000_000L;

    /** Wait before a snapshot that nobody answered is asked for again, ns. */
    static final long LOST_NS = 15_000_000_000L;

    private static final long AT_FIRST_DIFF = Long.MIN_VALUE;
    private static final long WHEN_CONNECTED = Long.MAX_VALUE;

    private final int instrumentId;
    private final MarketEvents out;
    private final VenueRequests requests;
    private final CodecCounters counters;
    private final DiffBuffer kept = new DiffBuffer();
    private final LevelBatch replayed = new LevelBatch();
    private boolean joined;
    private boolean fresh;
    private long lastId;
    private long askAtNs = AT_FIRST_DIFF;

    /** An assembler that waits for its first snapshot. */
    public BookAssembler(int instrumentId, MarketEvents out, VenueRequests requests, CodecCounters counters) {
        this.instrumentId = instrumentId;
        this.out = out;
        this.requests = requests;
        this.counters = counters;
    }

    /** Whether the book is whole. */
    public boolean isJoined() {
        return joined;
    }

    /** The id of the newest state that was emitted. */
    public long lastId() {
        return lastId;
    }

    /** Takes a diff that was decoded whole. */
    public void diff(LevelBatch levels, long firstId, long newLastId, long eventTimeNs, long receiveTimeNs) {
        if (!joined) {
            keep(levels, firstId, newLastId, eventTimeNs, receiveTimeNs);
        } else if (newLastId <= lastId) {
            counters.countPassedOver();
        } else if (follows(firstId)) {
            emitDiff(levels, newLastId, eventTimeNs, receiveTimeNs);
        } else {
            breakOff(GapReason.SEQUENCE, lastId + 1, firstId, eventTimeNs, receiveTimeNs);
            keep(levels, firstId, newLastId, eventTimeNs, receiveTimeNs);
        }
    }

    /** Takes a snapshot that was decoded whole. One that comes while the book is whole is passed over. */
    public void snapshot(LevelBatch levels, long id, long eventTimeNs, long receiveTimeNs) {
        if (joined) {
            counters.countPassedOver();
            return;
        }
        if (!kept.isEmpty() && id + 1 < kept.firstId()) {
            counters.countPassedOver();
            askAtNs = receiveTimeNs + RETRY_NS;
            return;
        }
        emitSnapshot(levels, id, eventTimeNs, receiveTimeNs);
        joined = true;
        fresh = true;
        lastId = id;
        emitKept(receiveTimeNs);
    }

    /** The snapshot that was asked for did not come, or was refused. */
    public void snapshotFailed(long receiveTimeNs) {
        if (!joined && askAtNs != WHEN_CONNECTED) {
            askAtNs = Math.min(askAtNs, receiveTimeNs + RETRY_NS);
        }
    }

    /** The stream is open: whatever was kept belongs to an older one. */
    public void connected(long receiveTimeNs) {
        if (joined) {
            breakOff(GapReason.DISCONNECTED, lastId + 1, 0, MarketEvents.NO_TIME, receiveTimeNs);
        }
        kept.clear();
        ask(receiveTimeNs);
    }

    /** The stream is gone or silent: a gap, and no snapshot before it is connected again. */
    public void lost(GapReason reason, long receiveTimeNs) {
        breakOff(reason, joined ? lastId + 1 : 0, 0, MarketEvents.NO_TIME, receiveTimeNs);
        kept.clear();
        askAtNs = WHEN_CONNECTED;
    }

    /** The instrument has new steps: what was decoded with the old ones is worth nothing. */
    public void stepsChanged(long receiveTimeNs) {
        kept.clear();
        badData(receiveTimeNs);
    }

    /** A diff of this book was refused: if the book is whole it is not any more. */
    public void badData(long receiveTimeNs) {
        if (joined) {
            breakOff(GapReason.BAD_DATA, lastId + 1, 0, MarketEvents.NO_TIME, receiveTimeNs);
            ask(receiveTimeNs);
        }
    }

    /** Time passes: asks again for a snapshot that is overdue. Does nothing before the first diff or connection. */
    public void clock(long receiveTimeNs) {
        if (!joined && askAtNs != AT_FIRST_DIFF && receiveTimeNs >= askAtNs) {
            ask(receiveTimeNs);
        }
    }

    private boolean follows(long firstId) {
        return fresh ? firstId <= lastId + 1 : firstId == lastId + 1;
    }

    private void keep(LevelBatch levels, long firstId, long newLastId, long eventTimeNs, long receiveTimeNs) {
        counters.countWaitingForSnapshot();
        kept.add(levels, firstId, newLastId, eventTimeNs);
        if (receiveTimeNs >= askAtNs) {
            ask(receiveTimeNs);
        }
    }

    private void ask(long receiveTimeNs) {
        askAtNs = receiveTimeNs + LOST_NS;
        requests.snapshot(instrumentId);
    }

    private void breakOff(GapReason reason, long expected, long received, long eventTimeNs, long receiveTimeNs) {
        joined = false;
        askAtNs = receiveTimeNs;
        counters.countGap();
        out.gap(instrumentId, eventTimeNs, receiveTimeNs, reason, expected, received);
    }

    private void emitKept(long receiveTimeNs) {
        while (!kept.isEmpty()) {
            long first = kept.firstId();
            long last = kept.lastId();
            if (last > lastId) {
                if (!follows(first)) {
                    breakOff(GapReason.SEQUENCE, lastId + 1, first, kept.eventTimeNs(), receiveTimeNs);
                    ask(receiveTimeNs);
                    return;
                }
                kept.copyTo(replayed);
                emitDiff(replayed, last, kept.eventTimeNs(), receiveTimeNs);
            }
            kept.drop();
        }
    }

    private void emitDiff(LevelBatch levels, long newLastId, long eventTimeNs, long receiveTimeNs) {
        fresh = false;
        lastId = newLastId;
        int last = levels.count() - 1;
        int bids = levels.bids();
        for (int i = 0; i <= last; i++) {
            long sizeLots = levels.sizeLots(i);
            out.bookDelta(
                    instrumentId,
                    eventTimeNs,
                    receiveTimeNs,
                    newLastId,
                    sizeLots == 0 ? BookAction.DELETE : BookAction.SET,
                    i < bids ? Side.BUY : Side.SELL,
                    levels.priceTicks(i),
                    sizeLots,
                    i == last ? BookFlags.LAST : 0);
        }
        if (last >= 0) {
            counters.countBookBatch();
        }
    }

    private void emitSnapshot(LevelBatch levels, long id, long eventTimeNs, long receiveTimeNs) {
        int last = levels.count() - 1;
        int only = last < 0 ? BookFlags.SNAPSHOT | BookFlags.LAST : BookFlags.SNAPSHOT;
        out.bookDelta(instrumentId, eventTimeNs, receiveTimeNs, id, BookAction.CLEAR, Side.BUY, 0, 0, only);
        for (int i = 0; i <= last; i++) {
            out.bookDelta(
                    instrumentId,
                    eventTimeNs,
                    receiveTimeNs,
                    id,
                    BookAction.SET,
                    i < levels.bids() ? Side.BUY : Side.SELL,
                    levels.priceTicks(i),
                    levels.sizeLots(i),
                    i == last ? BookFlags.SNAPSHOT | BookFlags.LAST : BookFlags.SNAPSHOT);
        }
        counters.countBookBatch();
    }
}
