package io.tidemill.backtester;

import io.tidemill.backtester.RefusedException.Reason;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.MarketKind;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The market of a range of the lake, as it was at the snapshots of its reader. A range that begins in the middle of a recording
 * is opened with the books that held there: the replay begins at the last snapshots before, looked for in ever longer stretches.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> memory for the row groups that overlap, whatever the range.
 */
public final class LakeMarket implements MarketSource {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long[] LOOK_BACK_NS = {
        600 * SECOND_NS, 6 * 3_600 * SECOND_NS, 2 * 86_400 * SECOND_NS, Long.MAX_VALUE
    };

    private final LakeReader reader;
    private final List<String> names;
    private final long fromNs;
    private final long toNs;
    private final List<Instrument> instruments;

    /**
     * A range of the lake.
     *
     * @param instruments names
     * @param fromNs first receive time, ns since 1970 UTC; {@code Long.MIN_VALUE} for the first there is
     * @param toNs receive time behind the last; {@code Long.MAX_VALUE} for all there are
     * @throws IllegalArgumentException if the lake does not know an instrument; the message names those it knows
     */
    public LakeMarket(LakeReader reader, List<String> instruments, long fromNs, long toNs) {
        this.reader = reader;
        this.names = List.copyOf(instruments);
        this.fromNs = fromNs;
        this.toNs = toNs;
        try (MarketReplay replay = reader.replay(ReplayQuery.of(names, fromNs, fromNs))) {
            this.instruments = replay.instruments();
        }
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RefusedException if an instrument changes its steps within the range
     */
    @Override
    public void replay(MarketEvents events) {
        Cut cut = new Cut(fromNs, toNs, events);
        try (MarketReplay replay = reader.replay(ReplayQuery.of(names, openingNs(), toNs))) {
            replay.versionsTo(this::refuseOtherSteps);
            replay.run(cut);
        }
    }

    private void refuseOtherSteps(Instrument version, long receiveTimeNs) {
        for (Instrument known : instruments) {
            boolean same = known.tick().equals(version.tick())
                    && known.lot().equals(version.lot())
                    && known.multiplier() == version.multiplier();
            if (known.id() == version.id() && !same) {
                throw new RefusedException(
                        Reason.INSTRUMENTS,
                        version.name() + " changes its steps at " + Times.text(receiveTimeNs)
                                + "; a backtest must lie before or behind that");
            }
        }
    }

    /** Where to begin, so that each book that is whole at the begin of the range is known there. */
    private long openingNs() {
        if (fromNs == Long.MIN_VALUE) {
            return fromNs;
        }
        for (long backNs : LOOK_BACK_NS) {
            long beginNs = backNs > fromNs - Long.MIN_VALUE ? Long.MIN_VALUE : fromNs - backNs;
            Snapshots seen = new Snapshots();
            ReplayQuery query = new ReplayQuery(names, beginNs, fromNs, EnumSet.of(MarketKind.BOOK_DELTA));
            try (MarketReplay replay = reader.replay(query)) {
                replay.run(seen);
            }
            if (seen.instruments.size() == instruments.size()) {
                return beginNs;
            }
        }
        return Long.MIN_VALUE;
    }

    /** The instruments that had a snapshot. */
    private static final class Snapshots implements MarketEvents {
        private final Set<Integer> instruments = new HashSet<>();

        @Override
        public void bookDelta(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                long sequence,
                BookAction action,
                Side side,
                long priceTicks,
                long sizeLots,
                int flags) {
            if (action == BookAction.CLEAR) {
                instruments.add(instrumentId);
            }
        }

        @Override
        public void quote(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                long sequence,
                long bidPriceTicks,
                long bidSizeLots,
                long askPriceTicks,
                long askSizeLots) {
            throw new IllegalStateException("only book deltas were asked for");
        }

        @Override
        public void trade(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                long sequence,
                long priceTicks,
                long sizeLots,
                Side aggressor) {
            throw new IllegalStateException("only book deltas were asked for");
        }

        @Override
        public void gap(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                GapReason reason,
                long expectedSequence,
                long receivedSequence) {
            throw new IllegalStateException("only book deltas were asked for");
        }
    }
}
