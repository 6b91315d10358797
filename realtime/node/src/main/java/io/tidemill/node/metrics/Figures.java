package io.tidemill.node.metrics;

import io.tidemill.archiver.Archiver;
import io.tidemill.bus.LaneReader;
import io.tidemill.bus.LaneWriter;
import io.tidemill.connectors.CodecCounters;
import io.tidemill.engine.EngineState;
import io.tidemill.node.live.JournaledEngine;
import io.tidemill.tables.LakeTable;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the parts of a node tell, whatever process they are in. */
public final class Figures {
    private static final List<String> MARKET_TABLES = List.of("quotes", "trades", "book_deltas", "gaps");
    private static final double NS_PER_S = 1e9;
    private static final double MS_PER_S = 1e3;

    private Figures() {}

    /**
     * An inbox and the codec behind it.
     *
     * @param role of the process, for the labels
     */
    public static void frames(
            Metrics metrics, String venue, String role, LongSupplier frames, Supplier<CodecCounters> codec) {
        metrics.add(Metric.FRAMES, frames::getAsLong, venue, role);
        metrics.add(Metric.FRAMES_REFUSED, () -> codec.get().refused(), venue, role);
    }

    /** Market events that go into the lake. */
    public static void market(
            Metrics metrics, String venue, Supplier<CodecCounters> codec, Supplier<Map<String, Long>> published) {
        for (String table : MARKET_TABLES) {
            metrics.add(Metric.MARKET_EVENTS, () -> published.get().getOrDefault(table, 0L), venue, table);
        }
        metrics.add(Metric.GAPS, () -> codec.get().gaps(), venue);
    }

    /**
     * An engine.
     *
     * @param state the last that is known; null before the first
     */
    public static void engine(Metrics metrics, String account, String role, Supplier<@Nullable EngineState> state) {
        metrics.add(Metric.ORDERS_SENT, of(state, EngineState::sent), account, role);
        metrics.add(Metric.ORDERS_DENIED, of(state, EngineState::denied), account);
        metrics.add(Metric.FILLS, of(state, EngineState::fills), account);
        metrics.add(Metric.HALTED, of(state, now -> now.halted() ? 1 : 0), account);
        metrics.add(Metric.OPEN_ORDERS, of(state, JournaledEngine::openOrders), account, role);
    }

    /** An archiver. */
    public static void archive(Metrics metrics, Archiver archiver) {
        for (LakeTable table : LakeTable.values()) {
            String name = table.tableName();
            metrics.add(
                    Metric.ARCHIVE_ROWS, () -> archiver.status().rowsByTable().getOrDefault(name, 0L), name);
        }
        metrics.add(Metric.ARCHIVE_TOPICS, () -> archiver.status().topics());
        metrics.add(Metric.ARCHIVE_LAG, () -> archiver.status().lagMs() / MS_PER_S);
        metrics.add(Metric.ARCHIVE_UNCOMMITTED, () -> archiver.status().uncommittedRows());
        metrics.add(Metric.ARCHIVE_COMMITS, () -> archiver.status().commits());
        metrics.add(Metric.ARCHIVE_COMMITS_REFUSED, () -> archiver.status().refusedCommits());
    }

    /** The reading end of a lane. */
    public static void lane(Metrics metrics, LaneReader lane, String name, LongSupplier ageNs) {
        metrics.add(Metric.LANE_MESSAGES, lane::messages, name);
        metrics.add(Metric.LANE_LOST, lane::lost, name);
        metrics.add(Metric.LANE_AGE, () -> ageNs.getAsLong() / NS_PER_S, name);
    }

    /** The writing end of a lane. */
    public static void lane(Metrics metrics, LaneWriter lane, String name) {
        metrics.add(Metric.LANE_DROPPED, lane::dropped, name);
        unconfirmed(metrics, lane.topic(), lane::oldestUnconfirmedNs);
    }

    /** How far the bus is behind with a topic. */
    public static void unconfirmed(Metrics metrics, String topic, LongSupplier ns) {
        metrics.add(Metric.BUS_UNCONFIRMED, () -> ns.getAsLong() / NS_PER_S, topic);
    }

    private static DoubleSupplier of(Supplier<@Nullable EngineState> state, ToDoubleFunction<EngineState> figure) {
        return () -> {
            EngineState latest = state.get();
            return latest == null ? 0 : figure.applyAsDouble(latest);
        };
    }
}
