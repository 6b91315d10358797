package io.tidemill.node.platform;

import io.tidemill.bus.Bus;
import io.tidemill.bus.BusException;
import io.tidemill.bus.TopicWriter;
import io.tidemill.bus.Topics;
import io.tidemill.model.Clock;
import io.tidemill.node.live.EventCensus;
import io.tidemill.node.live.Outlets;
import java.util.Map;
import java.util.function.Consumer;

/** The outlets of a node of one venue onto the bus, and the count of what went out. <b>Thread:</b> as {@link Outlets}. */
public final class BusOutlets implements AutoCloseable {
    /** Kind of the control topic of definitions. */
    public static final String INSTRUMENTS = "instruments";

    private final ConnectTopics connect;
    private final TopicWriter trade;
    private final TopicWriter journal;
    private final EventCensus orders;
    private final Outlets outlets;

    /**
     * Opens the topics.
     *
     * @param account name of the account whose orders go out
     * @param onFailure is told when a topic refuses for good
     */
    public BusOutlets(Bus bus, String venue, String account, int run, Clock clock, Consumer<BusException> onFailure) {
        String writer = writerOf(run);
        connect = new ConnectTopics(bus, venue, writer, clock, onFailure);
        trade = bus.writer(Topics.trade(account), writer, onFailure);
        journal = bus.writer(journalTopic(run), writer, onFailure);
        orders = new EventCensus(trade);
        outlets = new Outlets(connect.outlets(), orders, journal);
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
        Map<String, Long> all = connect.published();
        orders.byTable().forEach((table, count) -> all.merge(table, count, Long::sum));
        return all;
    }

    /** Waits until the bus has confirmed everything, and closes the topics. */
    @Override
    public void close() {
        connect.close();
        close(trade);
        close(journal);
    }

    /** The name by which the topics know a run. */
    static String writerOf(int run) {
        return "node-" + run;
    }

    /** Waits until the bus has confirmed everything, and closes the topic. */
    static void close(TopicWriter writer) {
        writer.flush();
        writer.close();
    }
}
