package io.tidemill.node.platform;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusException;
import io.tidemill.bus.ControlTopic;
import io.tidemill.bus.TopicWriter;
import io.tidemill.bus.Topics;
import io.tidemill.model.Clock;
import io.tidemill.node.live.EventCensus;
import io.tidemill.node.live.Outlets;
import io.tidemill.wire.WireWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The outlets of a node of one venue onto the bus, and the count of what went out. <b>Thread:</b> as {@link Outlets}. */
public final class BusOutlets implements AutoCloseable {
    /** Kind of the control topic of definitions. */
    public static final String INSTRUMENTS = "instruments";

    private final TopicWriter raw;
    private final TopicWriter market;
    private final TopicWriter trade;
    private final TopicWriter journal;
    private final ControlTopic instruments;
    private final List<EventCensus> counted;
    private final AtomicLong definitions = new AtomicLong();
    private final Outlets outlets;

    /**
     * Opens the topics.
     *
     * @param account name of the account whose orders go out
     * @param onFailure is told when a topic refuses for good
     */
    public BusOutlets(Bus bus, String venue, String account, int run, Clock clock, Consumer<BusException> onFailure) {
        String writer = "node-" + run;
        raw = bus.writer(Topics.raw(venue), writer, onFailure);
        market = bus.writer(Topics.market(venue), writer, onFailure);
        trade = bus.writer(Topics.trade(account), writer, onFailure);
        journal = bus.writer(journalTopic(run), writer, onFailure);
        instruments = bus.control(INSTRUMENTS);
        EventCensus frames = new EventCensus(raw);
        EventCensus events = new EventCensus(market);
        EventCensus orders = new EventCensus(trade);
        counted = List.of(frames, events, orders);
        outlets = new Outlets(
                frames,
                events,
                instrument -> {
                    new WireWriter(instruments.at(instrument.name())).instrument(instrument, clock.nowNs());
                    definitions.incrementAndGet();
                },
                orders,
                journal);
    }

    /** The topic of a run's journal. */
    public static String journalTopic(int run) {
        return Topics.journal("run-" + run);
    }

    /** The outlets. */
    public Outlets outlets() {
        return outlets;
    }

    /** What went out so far, by the table of the lake that it belongs to; a copy. */
    public Map<String, Long> published() {
        Map<String, Long> all = new TreeMap<>();
        counted.forEach(census -> census.byTable().forEach((table, count) -> all.merge(table, count, Long::sum)));
        all.put(INSTRUMENTS, definitions.get());
        return all;
    }

    /** Waits until the bus has confirmed everything, and closes the topics. */
    @Override
    public void close() {
        for (TopicWriter writer : List.of(raw, market, trade, journal)) {
            writer.flush();
            writer.close();
        }
        instruments.close();
    }
}
