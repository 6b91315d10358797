package io.tidemill.tables;

import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.parameter.ParameterSet;
import io.tidemill.model.promotion.Promotion;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * One stream of events on its way into the lake. Each call is one event and gets the next ordinal; a table that has the event
 * already passes over it.
 *
 * <p><b>Thread:</b> the one of its {@link LakeWriter}. <b>Cost:</b> about 100 ns a market event, without the file.
 */
public final class LakeSource {
    private final LakeWriter writer;
    private final String name;
    private final String label;
    private final SourceKind kind;
    private final String resumePosition;
    private final boolean complete;
    private final Map<LakeTable, TableWriter> tables = new EnumMap<>(LakeTable.class);
    private final long[] eventsInTable = new long[LakeTable.values().length];
    private final StepCache steps;
    private final MarketRows market = new MarketRows(this);
    private final OrderRows orders = new OrderRows(this);
    private long events;
    private long markedEvents;
    private SourcePosition reached;

    LakeSource(LakeWriter writer, String name, SourceKind kind) {
        this.writer = writer;
        this.name = name;
        this.kind = kind;
        label = name.substring(name.lastIndexOf('/') + 1);
        steps = new StepCache(writer.instruments());
        SourcePosition behind = null;
        boolean allAtEnd = true;
        for (LakeTable table : kind.tables()) {
            TableWriter to = writer.table(table);
            tables.put(table, to);
            SourcePosition position = to.committed(name);
            eventsInTable[table.ordinal()] = position.events();
            allAtEnd &= position.position().equals(SourcePosition.END);
            if (behind == null || position.events() < behind.events()) {
                behind = position;
            }
        }
        complete = allAtEnd;
        // a file is decoded from its first frame again, because a codec has a memory
        reached = behind == null || kind == SourceKind.FILE ? SourcePosition.START : behind;
        resumePosition = reached.position();
        events = reached.events();
    }

    /** Takes market events. */
    public MarketEvents market() {
        return market;
    }

    /** Takes raw frames. */
    public RawFrames frames() {
        return this::frame;
    }

    /** Takes order events. */
    public OrderEvents orders() {
        return orders;
    }

    /** Takes commands. */
    public OrderCommands commands() {
        return orders;
    }

    /** Takes an engine's notes. */
    public EngineNotes notes() {
        return orders;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What kind of stream it is. */
    public SourceKind kind() {
        return kind;
    }

    /** Where the reader of the source must go on, in the words given to {@link #position}; empty for its start. */
    public String resumePosition() {
        return resumePosition;
    }

    /** Where a reader that began now would have to go on: behind what all tables have for good; empty for the start. */
    public String committedPosition() {
        return tables.values().stream()
                .map(table -> table.committed(name))
                .min(Comparator.comparingLong(SourcePosition::events))
                .orElse(SourcePosition.START)
                .position();
    }

    /** Whether the lake had all of this source before this writer began: see {@link #complete}. */
    public boolean isComplete() {
        return complete;
    }

    /** Events of the source so far, from its start. */
    public long events() {
        return events;
    }

    /** Everything given so far lies before this place of the source: a commit from here on carries it. */
    public void position(String position) {
        reached = new SourcePosition(events, position);
        tables.values().forEach(writer::flushIfFull);
    }

    /** Remembers where the source stands, for {@link #rollBack}. */
    public void mark() {
        markedEvents = events;
        tables.values().forEach(table -> table.buffer().mark());
    }

    /** Forgets the events since {@link #mark}: none of them was committed. Only before the next {@link #position}. */
    public void rollBack() {
        events = markedEvents;
        tables.values().forEach(table -> table.buffer().rollBack());
    }

    /** The source is at its end and will never have more. */
    public void complete() {
        position(SourcePosition.END);
    }

    /**
     * A version of an instrument: a row, unless the lake knows as much. Must come before the first event of the instrument.
     */
    public void instrument(Instrument instrument, long receiveTimeNs) {
        boolean held = isHeld(LakeTable.INSTRUMENTS);
        if (writer.define(instrument) && !held) {
            begin(LakeTable.INSTRUMENTS, receiveTimeNs)
                    .text(instrument.venue())
                    .text(instrument.name())
                    .small(instrument.id())
                    .text(instrument.venueSymbol())
                    .text(instrument.kind().name())
                    .text(instrument.base())
                    .text(instrument.quote())
                    .text(instrument.settlement())
                    .whole(instrument.tick().mantissa())
                    .small(instrument.tick().scale())
                    .whole(instrument.lot().mantissa())
                    .small(instrument.lot().scale())
                    .decimal(instrument.multiplier())
                    .whole(instrument.orderStepLots())
                    .whole(instrument.minSizeLots())
                    .decimal(instrument.minNotional())
                    .whole(instrument.validFromNs())
                    .whole(receiveTimeNs);
            end(LakeTable.INSTRUMENTS);
        }
    }

    /** Whether the steps of an instrument are known, so that its events may come. */
    public boolean knows(int instrumentId) {
        return writer.instruments().has(instrumentId);
    }

    /** A promotion, and the whole record as JSON. */
    public void promotion(Promotion promotion, String json, long receiveTimeNs) {
        if (isHeld(LakeTable.PROMOTIONS)) {
            return;
        }
        begin(LakeTable.PROMOTIONS, receiveTimeNs)
                .text(promotion.strategy())
                .text(promotion.set().name())
                .text(promotion.stage().name())
                .text(promotion.policy())
                .text(promotion.approver())
                .small(promotion.trials())
                .whole(promotion.seed())
                .text(promotion.commit())
                .text(json)
                .whole(promotion.timeNs())
                .whole(receiveTimeNs);
        end(LakeTable.PROMOTIONS);
    }

    /** A trial of the sweep that this source is named after. */
    public void trial(Trial trial) {
        if (isHeld(LakeTable.TRIALS)) {
            return;
        }
        begin(LakeTable.TRIALS, trial.timeNs())
                .text(label)
                .whole(trial.trial())
                .text(trial.strategy())
                .text(ParameterSet.name(trial.parameterSetId()))
                .text(trial.parametersJson())
                .small(trial.fold())
                .text(trial.sample().name())
                .whole(trial.fromNs())
                .whole(trial.toNs())
                .decimal(trial.score())
                .text(trial.statisticsJson())
                .whole(trial.seed())
                .text(trial.snapshotsJson())
                .text(trial.commit())
                .whole(trial.timeNs());
        end(LakeTable.TRIALS);
    }

    /**
     * A block of the journal of the engine that this source is named after.
     *
     * @param firstRecord number of the first record in the block, from 0
     * @param records how many there are
     * @param receiveTimeNs when the block was received
     */
    public void journal(long firstRecord, int records, byte[] bytes, int offset, int length, long receiveTimeNs) {
        if (isHeld(LakeTable.JOURNAL)) {
            return;
        }
        begin(LakeTable.JOURNAL, receiveTimeNs)
                .text(label)
                .whole(firstRecord)
                .small(records)
                .bytes(bytes, offset, length)
                .whole(receiveTimeNs);
        end(LakeTable.JOURNAL);
    }

    private void frame(
            String venue,
            FrameChannel channel,
            long arrival,
            long receiveTimeNs,
            String context,
            byte[] bytes,
            int offset,
            int length) {
        if (isHeld(LakeTable.RAW_FRAMES)) {
            return;
        }
        begin(LakeTable.RAW_FRAMES, receiveTimeNs)
                .text(venue)
                .text(channel.name())
                .whole(arrival)
                .whole(receiveTimeNs)
                .text(context)
                .bytes(bytes, offset, length);
        end(LakeTable.RAW_FRAMES);
    }

    StepCache steps() {
        return steps;
    }

    /** The account, engine or sweep. */
    String label() {
        return label;
    }

    /** An event that adds no row has its ordinal all the same. */
    void countOnly() {
        events++;
    }

    /** Where a commit says that the source stands. */
    SourcePosition reached() {
        if (reached.events() != events) {
            throw new IllegalStateException((events - reached.events()) + " events of " + name
                    + " came since its last position; a commit must be at a position");
        }
        return reached;
    }

    void forgetSteps() {
        steps.clear();
    }

    /** Gives the next ordinal, and tells whether the table has that event already. */
    boolean isHeld(LakeTable table) {
        events++;
        writerOf(table);
        return events <= eventsInTable[table.ordinal()];
    }

    TableBuffer begin(LakeTable table, long receiveTimeNs) {
        return writerOf(table).buffer().begin(receiveTimeNs);
    }

    void end(LakeTable table) {
        writerOf(table).buffer().end(events);
    }

    TableWriter writerOf(LakeTable table) {
        TableWriter to = tables.get(table);
        if (to == null) {
            throw new IllegalStateException(
                    "a source of kind " + kind + " has no rows for " + table.tableName() + " (" + name + ")");
        }
        return to;
    }

    static double price(Instrument instrument, long ticks) {
        return exact(instrument, "price", instrument.tick(), ticks);
    }

    static double size(Instrument instrument, long lots) {
        return exact(instrument, "size", instrument.lot(), lots);
    }

    private static double exact(Instrument instrument, String what, Step step, long steps) {
        if (!step.fits(steps)) {
            throw new IllegalArgumentException(what + " of " + instrument.name()
                    + " must be below 2^53 in units of its step's" + " last digit, was " + steps + " x " + step);
        }
        return step.toDouble(steps);
    }
}
