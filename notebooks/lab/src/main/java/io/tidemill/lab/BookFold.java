package io.tidemill.lab;

import io.tidemill.model.book.BookView;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.research.fold.Span;
import io.tidemill.tables.ColumnBatch;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.MarketKind;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import java.util.EnumSet;
import java.util.List;

/**
 * The book of one instrument, folded from its deltas, at each moment of a grid.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> memory of one book, whatever the span.
 */
final class BookFold implements MarketEvents {
    private static final long[] LOOK_BACK_NS = {
        600L * Times.NS_PER_SECOND, 21_600L * Times.NS_PER_SECOND, 2 * Times.DAY_NS
    };
    private static final long TOLD_EVERY = 1 << 16;

    /** Sees the book at a moment. */
    @FunctionalInterface
    interface Moment {
        /**
         * The book at this time: all that was received until then, and nothing later.
         *
         * @param book not readable where it was not known
         */
        void at(long timeNs, Instrument instrument, BookView book);
    }

    private final Span span;
    private final long intervalNs;
    private final Moment moment;
    private final Progress progress;
    private final OrderBook book = new OrderBook();
    private Instrument instrument;
    private long nextNs;
    private long events;
    private boolean inBatch;

    private BookFold(Instrument instrument, Span span, long intervalNs, Moment moment, Progress progress) {
        this.instrument = instrument;
        this.span = span;
        this.intervalNs = intervalNs;
        this.moment = moment;
        this.progress = progress;
        nextNs = span.fromNs();
    }

    /** Shows the book at the begin of a span and every interval until its end, its end not included. */
    static void over(LakeReader reader, String instrument, Span span, long intervalNs, Moment moment) {
        List<String> names = List.of(instrument);
        long beginNs = begin(reader, instrument, span.fromNs());
        ReplayQuery query = new ReplayQuery(
                names, Math.min(beginNs, span.toNs()), span.toNs(), EnumSet.of(MarketKind.BOOK_DELTA, MarketKind.GAP));
        Progress progress = Progress.of("folding the book of " + instrument, "events");
        try (MarketReplay replay = reader.replay(query)) {
            BookFold fold = new BookFold(replay.instruments().get(0), span, intervalNs, moment, progress);
            replay.versionsTo((version, timeNs) -> fold.version(version));
            replay.run(fold);
            fold.until(span.toNs());
            progress.end(fold.events);
        }
    }

    /** Receive time of the newest snapshot at or before a time; the time itself if there is none. */
    private static long begin(LakeReader reader, String instrument, long timeNs) {
        for (long backNs : LOOK_BACK_NS) {
            long found = newestSnapshot(reader, instrument, new Span(timeNs - backNs, timeNs + 1));
            if (found != Long.MIN_VALUE) {
                return found;
            }
        }
        long found = newestSnapshot(reader, instrument, new Span(Long.MIN_VALUE, timeNs + 1));
        return found == Long.MIN_VALUE ? timeNs : found;
    }

    private static long newestSnapshot(LakeReader reader, String instrument, Span span) {
        long[] newest = {Long.MIN_VALUE};
        List<String> columns = List.of("instrument", "receive_time_ns", "flags");
        reader.scan(LakeTable.BOOK_DELTAS, List.of(instrument), columns, span.fromNs(), span.toNs(), batch -> {
            for (RowSlice slice : RowSlice.of(LakeTable.BOOK_DELTAS, batch, instrument, span)) {
                newest[0] = Math.max(newest[0], newestSnapshot(batch, slice));
            }
        });
        return newest[0];
    }

    private static long newestSnapshot(ColumnBatch batch, RowSlice slice) {
        int[] flags = batch.vector("flags").ints();
        for (int row = slice.to() - 1; row >= slice.from(); row--) {
            if (BookFlags.isSnapshot(flags[row])) {
                return batch.longs("receive_time_ns")[row];
            }
        }
        return Long.MIN_VALUE;
    }

    private void version(Instrument newer) {
        instrument = newer;
    }

    /** Shows every moment that lies at or before a time. */
    private void until(long timeNs) {
        while (nextNs < span.toNs() && nextNs < timeNs) {
            moment.at(nextNs, instrument, book);
            nextNs += intervalNs;
        }
    }

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
        if (!inBatch) {
            until(receiveTimeNs);
        }
        book.apply(action, side, priceTicks, sizeLots, flags, sequence, receiveTimeNs);
        inBatch = !BookFlags.isLast(flags);
        if (++events % TOLD_EVERY == 0) {
            progress.at(events, 0);
        }
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        until(receiveTimeNs);
        book.invalidate();
        inBatch = false;
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
        throw new IllegalStateException("only the book was asked for");
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
        throw new IllegalStateException("only the book was asked for");
    }
}
