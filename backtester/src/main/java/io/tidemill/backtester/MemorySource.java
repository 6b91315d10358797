package io.tidemill.backtester;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.MarketEvents;
import java.util.List;

/**
 * A market in memory: decoded once, then replayed for many parameter sets and cut into periods without decoding again.
 *
 * <p><b>Thread:</b> immutable; any number of threads may replay it at once.
 */
public final class MemorySource implements MarketSource {
    private final List<Instrument> instruments;
    private final MarketColumns opening;
    private final MarketColumns columns;
    private final long from;
    private final long to;

    private MemorySource(
            List<Instrument> instruments, MarketColumns opening, MarketColumns columns, long from, long to) {
        this.instruments = List.copyOf(instruments);
        this.opening = opening;
        this.columns = columns;
        this.from = from;
        this.to = to;
    }

    /** All events of these columns; nobody may add to them any more. */
    public static MemorySource of(List<Instrument> instruments, MarketColumns columns) {
        return new MemorySource(instruments, new MarketColumns(), columns, 0, columns.size());
    }

    /** Reads all events of another source into memory. */
    public static MemorySource read(MarketSource source) {
        MarketColumns columns = new MarketColumns();
        source.replay(columns);
        return new MemorySource(source.instruments(), new MarketColumns(), columns, 0, columns.size());
    }

    /**
     * The part of this period that is received in a time range. It shares the columns. Each book that is whole at the
     * beginning comes first, as a snapshot received at {@code fromNs}.
     *
     * @param fromNs first receive time, ns since 1970 UTC
     * @param toNs receive time behind the last
     */
    public MemorySource between(long fromNs, long toNs) {
        if (fromNs > toNs) {
            throw new IllegalArgumentException("a period must not end before it begins: " + fromNs + " to " + toNs);
        }
        long first = Math.min(Math.max(columns.firstAtOrAfter(fromNs), from), to);
        long behind = Math.min(Math.max(columns.firstAtOrAfter(toNs), first), to);
        MarketColumns newOpening = new MarketColumns();
        Cut cut = new Cut(fromNs, toNs, newOpening);
        opening.replay(0, opening.size(), cut);
        columns.replay(from, first, cut);
        cut.open();
        return new MemorySource(instruments, newOpening, columns, first, behind);
    }

    /** Number of events, those of the opening books included. */
    public long size() {
        return opening.size() + to - from;
    }

    /** Receive time of the first event, ns since 1970 UTC; {@link MarketEvents#NO_TIME} if there is none. */
    public long firstTimeNs() {
        if (opening.size() > 0) {
            return opening.receiveTimeNs(0);
        }
        return from < to ? columns.receiveTimeNs(from) : MarketEvents.NO_TIME;
    }

    /** Receive time of the last event, ns since 1970 UTC; {@link MarketEvents#NO_TIME} if there is none. */
    public long lastTimeNs() {
        if (from < to) {
            return columns.receiveTimeNs(to - 1);
        }
        return opening.size() > 0 ? opening.receiveTimeNs(opening.size() - 1) : MarketEvents.NO_TIME;
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public void replay(MarketEvents events) {
        opening.replay(0, opening.size(), events);
        columns.replay(from, to, events);
    }
}
