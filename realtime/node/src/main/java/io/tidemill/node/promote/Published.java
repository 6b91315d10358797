package io.tidemill.node.promote;

import io.tidemill.bus.BusException;
import io.tidemill.bus.ControlReader;
import io.tidemill.bus.ControlRecord;
import io.tidemill.bus.ControlTopic;
import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.promotion.Promotion;
import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeTable;
import io.tidemill.wire.Json;
import io.tidemill.wire.WireReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A promotion that was published.
 *
 * @param promotion the record
 * @param publishedNs when, ns since 1970 UTC
 */
record Published(Promotion promotion, long publishedNs) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Whether it lets the same set trade in the same stage, so that an engine has nothing to swap. */
    boolean isSameChoice(Published other) {
        return promotion.set().equals(other.promotion.set()) && promotion.stage() == other.promotion.stage();
    }

    /** All that a lake holds, in the order in which they were published. */
    static List<Published> inLake(Path place) {
        record Row(Published published, long ordinal) {}
        List<Row> rows = new ArrayList<>();
        try (LakePlace opened = LakePlace.open(place);
                Lake lake = Lake.open(opened.config())) {
            lake.reader()
                    .scan(
                            LakeTable.PROMOTIONS,
                            List.of("json", "receive_time_ns", "ordinal"),
                            Long.MIN_VALUE,
                            Long.MAX_VALUE,
                            batch -> {
                                for (int row = 0; row < batch.rows(); row++) {
                                    Promotion promotion =
                                            Json.read(batch.vector("json").textAt(row), Promotion.class);
                                    rows.add(new Row(
                                            new Published(promotion, batch.longs("receive_time_ns")[row]),
                                            batch.longs("ordinal")[row]));
                                }
                            });
        }
        rows.sort(
                Comparator.comparingLong((Row row) -> row.published.publishedNs).thenComparingLong(Row::ordinal));
        return rows.stream().map(Row::published).toList();
    }

    /**
     * All that a control topic still has, in order: at least the last of each strategy.
     *
     * @throws BusException if it cannot be read
     */
    static List<Published> onTopic(ControlTopic topic) {
        Collector all = new Collector();
        WireReader decoder = new WireReader().control(all);
        try (ControlReader reader = topic.follow()) {
            while (!reader.hasReachedEnd()) {
                ControlRecord change = reader.poll(POLL);
                if (change != null) {
                    change.value().ifPresent(value -> decoder.message(new UnsafeBuffer(value), 0, value.length));
                }
            }
        }
        return List.copyOf(all.published);
    }

    /** The topic of promotions carries nothing else. */
    private static final class Collector implements ControlEvents {
        private final List<Published> published = new ArrayList<>();

        @Override
        public void promotion(Promotion promotion, long receiveTimeNs) {
            published.add(new Published(promotion, receiveTimeNs));
        }

        @Override
        public void clock(long receiveTimeNs) {
            throw stray("time");
        }

        @Override
        public void instrument(Instrument instrument, long receiveTimeNs) {
            throw stray("an instrument");
        }

        @Override
        public void halt(String reason, long receiveTimeNs) {
            throw stray("a halt");
        }

        @Override
        public void resume(String person, long receiveTimeNs) {
            throw stray("a resume");
        }

        private static IllegalStateException stray(String what) {
            return new IllegalStateException("the topic of promotions must carry promotions only, had " + what);
        }
    }
}
