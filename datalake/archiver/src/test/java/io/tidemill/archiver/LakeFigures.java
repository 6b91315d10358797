package io.tidemill.archiver;

import io.tidemill.bus.Topics;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.objectstore.LocalObjectStore;
import io.tidemill.tables.ColumnBatch;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeOperations;
import io.tidemill.tables.LakeReader;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import io.tidemill.wire.WireWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The figures of the README, by hand: archive, compact, read and replay. Arguments: an empty folder, how many copies of the
 * events, and files of recorded frames of Binance spot BTCUSDT.
 */
final class LakeFigures {
    private static final Pattern LEVEL = Pattern.compile("\\[\"([0-9.]+)\",\"([0-9.]+)\"]");
    private static final int EVENTS_IN_PAYLOAD = 1_000;

    private static final Instrument BTC = Instrument.spot(
            0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00000001"), 1, 5, 0);

    private LakeFigures() {}

    private record Delta(long eventNs, long receiveNs, long sequence, Side side, long ticks, long lots, int flags) {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<Delta> deltas = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            read(Path.of(args[i]), deltas);
        }
        FakeTopics bus = new FakeTopics();
        bus.publish(Topics.control("instruments"), wire -> wire.instrument(BTC, 1));
        long span = deltas.get(deltas.size() - 1).receiveNs() - deltas.get(0).receiveNs() + 1;
        int copies = Integer.parseInt(args[1]);
        for (int copy = 0; copy < copies; copy++) {
            publish(bus, deltas, copy * span);
        }
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
                Lake lake = Lake.open(LakeConfig.objectStore(
                        folder, store.warehouse(), store.endpoint(), store.credentialsReference()))) {
            archive(bus, lake, (long) deltas.size() * copies);
            LakeOperations operations = lake.operations();
            print("bytes a book delta as archived", bytesPerRow(operations));
            long start = System.nanoTime();
            System.out.println(operations.compact(LakeTable.BOOK_DELTAS) + " in " + seconds(start) + " s");
            print("bytes a book delta compacted", bytesPerRow(operations));
            for (int run = 0; run < 5; run++) {
                scan(lake.reader());
                replay(lake.reader());
            }
        }
    }

    private static void archive(FakeTopics bus, Lake lake, long events) {
        long start = System.nanoTime();
        long cpu = threadCpuNs();
        Archiver archiver = Archiver.start(
                ArchiverConfig.defaults().withCommitEvery(Duration.ofSeconds(2)),
                bus,
                lake,
                System::nanoTime,
                failure -> {});
        archiver.drainAndClose(Duration.ofMinutes(10));
        print("archive, events a second", events / seconds(start));
        print("archive, CPU of the process in s", (threadCpuNs() - cpu) / 1e9);
    }

    private static void scan(LakeReader reader) {
        long start = System.nanoTime();
        long[] rows = new long[1];
        double[] sum = new double[1];
        List<String> columns =
                List.of("event_time_ns", "receive_time_ns", "sequence", "action", "side", "price", "size", "flags");
        reader.scan(LakeTable.BOOK_DELTAS, columns, Long.MIN_VALUE, Long.MAX_VALUE, (ColumnBatch batch) -> {
            rows[0] += batch.rows();
            sum[0] += batch.doubles("price")[batch.rows() - 1];
        });
        print("lake to arrays (8 columns), million rows a second", rows[0] / seconds(start) / 1e6);
    }

    private static void replay(LakeReader reader) {
        long start = System.nanoTime();
        Sum sum = new Sum();
        try (MarketReplay replay = reader.replay(ReplayQuery.all(List.of(BTC.name())))) {
            long events = replay.run(sum);
            print("lake to events, million events a second", events / seconds(start) / 1e6);
            print("  (sum of prices, so that nothing is left out)", (double) sum.ticks);
        }
    }

    private static double bytesPerRow(LakeOperations operations) {
        LakeOperations.TableSummary table = operations.tables().stream()
                .filter(summary -> summary.table().equals("book_deltas"))
                .findFirst()
                .orElseThrow();
        System.out.println(table);
        return (double) table.bytes() / table.rows();
    }

    private static void publish(FakeTopics bus, List<Delta> deltas, long shiftNs) {
        for (int from = 0; from < deltas.size(); from += EVENTS_IN_PAYLOAD) {
            List<Delta> part = deltas.subList(from, Math.min(deltas.size(), from + EVENTS_IN_PAYLOAD));
            bus.publish(Topics.market("BINANCE"), wire -> part.forEach(delta -> emit(delta, shiftNs, wire)));
        }
    }

    private static void emit(Delta delta, long shiftNs, WireWriter wire) {
        wire.bookDelta(
                0,
                delta.eventNs() + shiftNs,
                delta.receiveNs() + shiftNs,
                delta.sequence(),
                delta.lots() == 0 ? BookAction.DELETE : BookAction.SET,
                delta.side(),
                delta.ticks(),
                delta.lots(),
                delta.flags());
    }

    /** Depth updates only, by their text: this measures the lake, not a codec. */
    private static void read(Path file, List<Delta> deltas) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int bids = line.indexOf("\"b\":[");
                int asks = line.indexOf("\"a\":[");
                if (line.contains("depthUpdate") && bids > 0 && asks > bids) {
                    long receive = Long.parseLong(line.substring(0, line.indexOf(' ')));
                    long event = number(line, "\"E\":") * 1_000_000;
                    long sequence = number(line, "\"u\":");
                    levels(line.substring(bids, asks), Side.BUY, event, receive, sequence, deltas);
                    levels(line.substring(asks), Side.SELL, event, receive, sequence, deltas);
                }
            }
        }
    }

    private static void levels(String text, Side side, long event, long receive, long sequence, List<Delta> deltas) {
        Matcher level = LEVEL.matcher(text);
        while (level.find()) {
            BigDecimal lots = new BigDecimal(level.group(2)).movePointRight(8);
            deltas.add(new Delta(
                    event,
                    receive,
                    sequence,
                    side,
                    new BigDecimal(level.group(1)).movePointRight(2).longValueExact(),
                    lots.longValueExact(),
                    BookFlags.LAST));
        }
    }

    private static long number(String line, String key) {
        int at = line.indexOf(key) + key.length();
        int end = at;
        while (Character.isDigit(line.charAt(end))) {
            end++;
        }
        return Long.parseLong(line, at, end, 10);
    }

    private static double seconds(long startNs) {
        return (System.nanoTime() - startNs) / 1e9;
    }

    private static long threadCpuNs() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void print(String what, double value) {
        System.out.printf(Locale.ROOT, "%-55s %.3f%n", what, value);
    }

    private static final class Sum implements MarketEvents {
        private long ticks;

        @Override
        public void quote(int id, long event, long receive, long seq, long bid, long bidSize, long ask, long askSize) {
            ticks += bid;
        }

        @Override
        public void trade(int id, long event, long receive, long seq, long price, long size, Side aggressor) {
            ticks += price;
        }

        @Override
        public void bookDelta(
                int id, long event, long receive, long seq, BookAction a, Side side, long price, long size, int flags) {
            ticks += price;
        }

        @Override
        public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {
            ticks++;
        }
    }
}
