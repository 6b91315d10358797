package io.tidemill.node.bench;

import io.tidemill.backtester.MarketColumns;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeOperations;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import io.tidemill.tables.SourceKind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Into a lake and out of it, through the S3 server on loopback, in a temporary folder. */
final class LakeBenches {
    /** Copies of the tape follow each other in time until there are this many events: a lake of one second tells little. */
    private static final long EVENTS = 4_000_000;

    private static final List<String> COLUMNS =
            List.of("event_time_ns", "receive_time_ns", "sequence", "action", "side", "price", "size", "flags");

    private LakeBenches() {}

    /** Events to committed rows: rows, sort, encode, zstd, S3, commit. One round is one new source. */
    static void archive(Tape tape, int rounds, Consumer<Figure> figures) throws Exception {
        MarketColumns columns = decoded(tape);
        inTemporaryLake(lake -> {
            long[] round = new long[1];
            long[] cpuNs = new long[1];
            long events = events(columns);
            double ns = Rounds.medianNs(rounds, () -> {
                long before = Rounds.processCpuNs();
                write(lake, columns, tape.spanNs(), round[0]++);
                cpuNs[0] = Rounds.processCpuNs() - before;
            });
            LakeOperations.TableSummary deltas = summary(lake);
            figures.accept(new Figure("archive", events / ns * 1e9, "events/s")
                    .with("bytesPerEvent", (double) deltas.bytes() / deltas.rows())
                    .with("bytesPerEventOf", "book delta")
                    .with("events", events));
            figures.accept(new Figure(
                    "archive, a second of CPU, S3 server included", events / (double) cpuNs[0] * 1e9, "events/s"));
        });
    }

    /** Rows to arrays, and rows to events. */
    static void read(Tape tape, int rounds, Consumer<Figure> figures) throws Exception {
        MarketColumns columns = decoded(tape);
        inTemporaryLake(lake -> {
            write(lake, columns, tape.spanNs(), 0);
            lake.operations().compact(LakeTable.BOOK_DELTAS);
            LakeOperations.TableSummary deltas = summary(lake);
            double[] seen = new double[1];
            double ns = Rounds.medianNs(
                    rounds,
                    () -> lake.reader()
                            .scan(
                                    LakeTable.BOOK_DELTAS,
                                    COLUMNS,
                                    Long.MIN_VALUE,
                                    Long.MAX_VALUE,
                                    batch -> seen[0] += batch.doubles("price")[batch.rows() - 1]));
            figures.accept(new Figure("lake to arrays, 8 columns", deltas.rows() / ns * 1e9, "rows/s")
                    .with("bytesPerEvent", (double) deltas.bytes() / deltas.rows())
                    .with("rows", deltas.rows())
                    .with("checksum", seen[0]));
            Last last = new Last();
            long[] events = new long[1];
            double replayNs = Rounds.medianNs(rounds, () -> {
                try (MarketReplay replay = lake.reader().replay(ReplayQuery.all(List.of(Tape.INSTRUMENT.name())))) {
                    events[0] = replay.run(last);
                }
            });
            figures.accept(new Figure("lake to market events", events[0] / replayNs * 1e9, "events/s")
                    .with("events", events[0])
                    .with("checksum", Long.toHexString(last.price)));
        });
    }

    private static MarketColumns decoded(Tape tape) {
        MarketColumns columns = new MarketColumns();
        tape.decode(columns);
        return columns;
    }

    private static long copies(MarketColumns columns) {
        return Math.max(1, EVENTS / columns.size());
    }

    private static long events(MarketColumns columns) {
        return copies(columns) * columns.size();
    }

    private static void write(Lake lake, MarketColumns columns, long spanNs, long round) {
        try (LakeWriter writer = lake.writer("bench" + round)) {
            LakeSource control = writer.source("control/instruments", SourceKind.CONTROL);
            control.instrument(Tape.INSTRUMENT, 1);
            control.position("1");
            LakeSource source = writer.source("market/BINANCE" + round, SourceKind.MARKET);
            long copies = copies(columns);
            for (long copy = 0; copy < copies; copy++) {
                columns.replay(0, columns.size(), new Shifted(source.market(), (round * copies + copy) * spanNs));
                source.position(Long.toString(copy + 1));
            }
            writer.commit(Map.of());
        }
    }

    private static LakeOperations.TableSummary summary(Lake lake) {
        return lake.operations().tables().stream()
                .filter(table -> table.table().equals(LakeTable.BOOK_DELTAS.tableName()))
                .findFirst()
                .orElseThrow();
    }

    private interface WithLake {
        void run(Lake lake) throws Exception;
    }

    private static void inTemporaryLake(WithLake work) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create();
                LakePlace place = LakePlace.create(folder.path());
                Lake lake = Lake.open(place.config())) {
            work.run(lake);
        }
    }

    /** The same events, later. */
    private record Shifted(MarketEvents to, long shiftNs) implements MarketEvents {
        @Override
        public void quote(
                int id, long event, long time, long sequence, long bid, long bidLots, long ask, long askLots) {
            to.quote(id, later(event), time + shiftNs, sequence, bid, bidLots, ask, askLots);
        }

        @Override
        public void trade(int id, long event, long time, long sequence, long price, long lots, Side aggressor) {
            to.trade(id, later(event), time + shiftNs, sequence, price, lots, aggressor);
        }

        @Override
        public void bookDelta(
                int id,
                long event,
                long time,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {
            to.bookDelta(id, later(event), time + shiftNs, sequence, action, side, price, lots, flags);
        }

        @Override
        public void gap(int id, long event, long time, GapReason reason, long expected, long received) {
            to.gap(id, later(event), time + shiftNs, reason, expected, received);
        }

        /** A time that the venue does not print stays absent. */
        private long later(long eventNs) {
            return eventNs == Long.MIN_VALUE ? eventNs : eventNs + shiftNs;
        }
    }

    /** Takes events and remembers a price, so that nothing is left out. */
    private static final class Last implements MarketEvents {
        private long price;

        @Override
        public void quote(
                int id, long event, long time, long sequence, long bid, long bidLots, long ask, long askLots) {
            price += bid;
        }

        @Override
        public void trade(int id, long event, long time, long sequence, long ticks, long lots, Side aggressor) {
            price += ticks;
        }

        @Override
        public void bookDelta(
                int id,
                long event,
                long time,
                long sequence,
                BookAction action,
                Side side,
                long ticks,
                long lots,
                int flags) {
            price += ticks;
        }

        @Override
        public void gap(int id, long event, long time, GapReason reason, long expected, long received) {
            price++;
        }
    }
}
