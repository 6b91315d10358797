package io.tidemill.node.roles;

import io.tidemill.bus.LaneReader;
import io.tidemill.bus.LaneWriter;
import io.tidemill.node.live.ConnectNode;
import io.tidemill.node.metrics.Metric;
import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.settings.Role;
import java.util.function.LongSupplier;

/** Figures that several roles have. */
final class NodeMetrics {
    private static final double NS_PER_S = 1e9;

    private NodeMetrics() {}

    /** Those of a codec and the inbox before it. */
    static void register(Metrics metrics, ConnectNode node, String venue, Role role) {
        metrics.add(Metric.FRAMES, node::frames, venue, role.text());
        metrics.add(Metric.FRAMES_REFUSED, () -> node.codec().counters().refused(), venue, role.text());
        metrics.add(Metric.INBOX_PENDING, node::pendingBytes, role.text());
    }

    /** Those of the reading end of a lane. */
    static void read(Metrics metrics, LaneReader lane, String name, LongSupplier ageNs) {
        metrics.add(Metric.LANE_MESSAGES, lane::messages, name);
        metrics.add(Metric.LANE_LOST, lane::lost, name);
        metrics.add(Metric.LANE_AGE, () -> ageNs.getAsLong() / NS_PER_S, name);
    }

    /** How far the bus is behind with a lane. */
    static void unconfirmed(Metrics metrics, LaneWriter lane) {
        unconfirmed(metrics, lane.topic(), lane::oldestUnconfirmedNs);
    }

    /** How far the bus is behind with a topic. */
    static void unconfirmed(Metrics metrics, String topic, LongSupplier ns) {
        metrics.add(Metric.BUS_UNCONFIRMED, () -> ns.getAsLong() / NS_PER_S, topic);
    }
}
