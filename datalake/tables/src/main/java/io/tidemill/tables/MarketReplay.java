package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.MarketEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives stored market events again, in the order in which they came: receive time, then ordinal, then instrument and kind.
 * Prices and sizes are in steps of the version of the instrument that held at the event.
 *
 * <p>A file is sorted by instrument, then time, so its events lie in one run an instrument. The runs of all files that overlap
 * in time are merged by a heap. Files wait closed until the merge has come to their first receive time (Iceberg's bounds tell
 * it), and then their row groups wait unread until it has come to theirs (Parquet's statistics tell it): memory is bounded by
 * the row groups that overlap at one time, whatever the period.
 *
 * <pre>
 *   waiting: files, row groups by first receive time
 *                 │ opened when their time has come
 *                 ▼
 *   runs (row group x instrument) ─► heap by (time, ordinal) ─► MarketEvents
 * </pre>
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> about 50 ns an event; allocates by the row group, not by the event.
 */
public final class MarketReplay implements AutoCloseable {
    private static final InstrumentSink NOBODY = (instrument, receiveTimeNs) -> {};

    private final LakeReader reader;
    private final ReplayQuery query;
    private final Map<String, ReplayInstrument> instruments = new LinkedHashMap<>();
    private final RunHeap heap = new RunHeap();
    private final ReplayFiles files;
    private InstrumentSink versions = NOBODY;
    private long events;

    MarketReplay(LakeReader reader, ReplayQuery query) {
        this.reader = reader;
        this.query = query;
        InstrumentVersions known = reader.instruments();
        for (String name : query.instruments()) {
            instruments.put(name, new ReplayInstrument(name, known, query.fromNs()));
        }
        files = new ReplayFiles(reader, query, instruments);
        files.openUntil(heap);
    }

    /** The version of each instrument that holds at the begin of the range, in the order of the query. */
    public List<Instrument> instruments() {
        List<Instrument> first = new ArrayList<>();
        instruments.values().forEach(instrument -> first.add(instrument.first()));
        return first;
    }

    /** Gives each later version to this sink, before the first event that is in its steps. */
    public MarketReplay versionsTo(InstrumentSink sink) {
        versions = sink;
        return this;
    }

    /** The gaps of the instruments in the range. Reads the lake; not for the middle of a replay. */
    public List<Gap> gaps() {
        return reader.gaps(query.instruments(), query.fromNs(), query.toNs());
    }

    /** The snapshot id by table that is read. */
    public Map<String, Long> snapshots() {
        return reader.snapshots();
    }

    /** Whether there is another event. */
    public boolean hasNext() {
        return !heap.isEmpty();
    }

    /**
     * The receive time of the next event, ns since 1970 UTC; only while {@link #hasNext}.
     */
    public long nextTimeNs() {
        return heap.top().timeNs();
    }

    /**
     * Gives the next event; only while {@link #hasNext}.
     *
     * @throws LakeException if a file cannot be read or breaks its order
     */
    public void next(MarketEvents to) {
        ReplayRun run = heap.top();
        run.instrument().at(run.timeNs(), versions);
        run.emit(to);
        events++;
        if (run.advance()) {
            heap.topChanged();
        } else {
            heap.removeTop();
            files.release(run);
        }
        if (files.hasDue(heap)) {
            files.openUntil(heap);
        }
    }

    /** Gives all events that are left, and answers how many there were. */
    public long run(MarketEvents to) {
        long before = events;
        while (hasNext()) {
            next(to);
        }
        return events - before;
    }

    /** Events given so far. */
    public long events() {
        return events;
    }

    @Override
    public void close() {
        files.close();
    }
}
