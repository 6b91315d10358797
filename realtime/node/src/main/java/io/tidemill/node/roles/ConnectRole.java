package io.tidemill.node.roles;

import io.tidemill.bus.LaneKind;
import io.tidemill.bus.LaneReader;
import io.tidemill.bus.LaneWriter;
import io.tidemill.connectors.binance.AccountStream;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.node.live.ConnectNode;
import io.tidemill.node.live.Downstream;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.metrics.Figures;
import io.tidemill.node.metrics.Metric;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.platform.ConnectTopics;
import io.tidemill.node.platform.Parts;
import io.tidemill.node.platform.VenueSockets;
import io.tidemill.node.settings.Role;
import java.util.Map;
import java.util.Optional;

/** A venue's public streams onto the bus: frames and market events for the lake, and the market lane for who trades. */
final class ConnectRole implements RunningRole {
    private static final long LATE_NS = 5_000_000_000L;

    private final String venue;
    private final Parts parts;
    private final LaneWriter lane;
    private final MarketLane market;
    private final LaneReader wishes;
    private final ConnectTopics topics;
    private final ConnectNode node;

    /**
     * Starts it; its streams open in the background.
     *
     * @param parts takes what is opened, also when this fails
     * @throws io.tidemill.bus.BusException if the venue is connected by another process, or the bus does not answer
     */
    ConnectRole(RoleContext context, Parts parts) {
        this.parts = parts;
        venue = VenueSettings.name(context.settings());
        RunConfig run = context.plainRun();
        BinanceConfig config = VenueSettings.config(context.settings(), run).with(AccountStream.NONE);
        lane = parts.add(context.bus().laneWriter(LaneKind.MARKET, venue, context.writer(Role.CONNECT)));
        wishes = parts.add(context.bus().laneReader(LaneKind.WISHES, venue));
        market = new MarketLane(lane);
        topics = parts.add(new ConnectTopics(
                context.bus(), venue, Role.CONNECT.text(), context.clock(), context.onFailure()::accept));
        Outside.Venue sockets = parts.add(context.outside().venue(config, run, VenueSockets.NO_KEYS, context.clock()));
        node = parts.add(ConnectNode.of(
                run,
                sockets::connector,
                topics.outlets(),
                new Downstream(market, this::work),
                context.clock(),
                context.onFailure()));
        node.begin();
        node.connect();
    }

    @Override
    public Role role() {
        return Role.CONNECT;
    }

    @Override
    public Optional<String> notReady() {
        if (!node.isOpen(BinanceCodec.PUBLIC_STREAM)) {
            return Optional.of("the market stream of " + venue + " is not open");
        }
        if (lane.oldestUnconfirmedNs() > LATE_NS) {
            return Optional.of("the bus does not confirm what goes to " + lane.topic());
        }
        return Optional.empty();
    }

    @Override
    public void register(Metrics metrics) {
        Figures.frames(
                metrics, venue, role().text(), node::frames, () -> node.codec().counters());
        Figures.market(metrics, venue, () -> node.codec().counters(), topics::published);
        metrics.add(Metric.INBOX_PENDING, node::pendingBytes, role().text());
        metrics.add(Metric.LANE_MESSAGES, wishes::messages, "wishes");
        Figures.lane(metrics, lane, "market");
        for (String topic : topics.unconfirmedNs().keySet()) {
            Figures.unconfirmed(metrics, topic, () -> topics.unconfirmedNs().getOrDefault(topic, 0L));
        }
    }

    @Override
    public Map<String, Long> published() {
        return topics.published();
    }

    /** Closes the sockets, then waits until the bus has confirmed all that came in. */
    @Override
    public void stop() {
        parts.close();
    }

    private int work() {
        int done = wishes.poll(market.wishes());
        return done + market.work() + lane.work();
    }
}
