package io.tidemill.node.platform;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusException;
import io.tidemill.bus.ControlTopic;
import io.tidemill.bus.TopicWriter;
import io.tidemill.bus.Topics;
import io.tidemill.model.Clock;
import io.tidemill.node.live.ConnectOutlets;
import io.tidemill.node.live.EventCensus;
import io.tidemill.wire.WireWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The topics of what a node of one venue sees, and the count of what went out. <b>Thread:</b> as {@link ConnectOutlets}. */
public final class ConnectTopics implements AutoCloseable {
    private final TopicWriter raw;
    private final TopicWriter market;
    private final ControlTopic instruments;
    private final EventCensus frames;
    private final EventCensus events;
    private final AtomicLong definitions = new AtomicLong();
    private final ConnectOutlets outlets;

    /**
     * Opens the topics.
     *
     * @param writer names who writes; no other process uses it
     * @param onFailure is told when a topic refuses for good
     */
    public ConnectTopics(Bus bus, String venue, String writer, Clock clock, Consumer<BusException> onFailure) {
        raw = bus.writer(Topics.raw(venue), writer, onFailure);
        market = bus.writer(Topics.market(venue), writer, onFailure);
        instruments = bus.control(BusOutlets.INSTRUMENTS);
        frames = new EventCensus(raw);
        events = new EventCensus(market);
        outlets = new ConnectOutlets(frames, events, instrument -> {
            new WireWriter(instruments.at(instrument.name())).instrument(instrument, clock.nowNs());
            definitions.incrementAndGet();
        });
    }

    /** Where what it sees goes. */
    public ConnectOutlets outlets() {
        return outlets;
    }

    /** What went out so far, by the table of the lake that it belongs to; a copy. */
    public Map<String, Long> published() {
        Map<String, Long> all = new TreeMap<>(frames.byTable());
        all.putAll(events.byTable());
        all.put(BusOutlets.INSTRUMENTS, definitions.get());
        return all;
    }

    /** How long the oldest payload of each topic has waited for the bus, ns, by topic; a copy. */
    public Map<String, Long> unconfirmedNs() {
        return Map.of(raw.topic(), raw.oldestUnconfirmedNs(), market.topic(), market.oldestUnconfirmedNs());
    }

    /** Waits until the bus has confirmed everything, and closes the topics. */
    @Override
    public void close() {
        BusOutlets.close(raw);
        BusOutlets.close(market);
        instruments.close();
    }
}
