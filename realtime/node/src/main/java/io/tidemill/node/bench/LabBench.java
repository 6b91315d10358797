package io.tidemill.node.bench;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.node.platform.Home;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * From a lake of plain files to a table of the lab: 10 million generated trades, of its own seed, not of the tape. Each round is a
 * process that reads once, cold, as a notebook does, so that its peak memory is that of reading. It runs on the class path of the
 * lab, which has Spark and another Iceberg, with the options of this JVM.
 */
final class LabBench implements Bench {
    private static final int TRADES = 10_000_000;
    private static final int POSITION_EVERY = 500_000;
    private static final long SEED = 20_240_808;
    private static final long START_NS = 1_723_075_200_000_000_000L;
    private static final long MEAN_GAP_NS = 8_000_000;
    private static final long START_PRICE_TICKS = 6_000_000;
    private static final String READER = "io.tidemill.lab.LabBenchPart";
    private static final double MB = 1 << 20;

    private static final Instrument INSTRUMENT = Instrument.spot(
            0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00001"), 1, 5, START_NS);

    /**
     * What the lab says of one reading.
     *
     * @param rows of the table
     * @param openSeconds for opening the lake
     * @param seconds from the open lake to the table
     * @param tableBytes what the columns of the table hold
     * @param emptyBytes the most memory that the process held before it opened the lake
     * @param peakBytes the most that it ever held
     */
    record Reading(long rows, double openSeconds, double seconds, long tableBytes, long emptyBytes, long peakBytes) {
        private Figure figure(String metric, double value, String unit) {
            return new Figure(metric, value, unit)
                    .with("rows", rows)
                    .with("tableMb", Math.round(tableBytes / MB))
                    .with("peakMemoryMb", Math.round(peakBytes / MB))
                    .with("emptyProcessMb", Math.round(emptyBytes / MB))
                    .with("data", "generated-trades-seed-" + SEED);
        }
    }

    @Override
    public void run(Tape tape, int rounds, Consumer<Figure> figures) throws Exception {
        String classPath = Home.find().labClassPath();
        List<Reading> readings = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            fill(folder.path());
            for (int i = 0; i < rounds; i++) {
                readings.add(read(folder.path(), classPath));
            }
        }
        readings.sort(Comparator.comparingDouble(Reading::seconds));
        Reading median = readings.get(rounds / 2);
        figures.accept(median.figure("10 M trades, lake to table", median.seconds(), "s"));
        figures.accept(median.figure("rate", median.rows() / median.seconds() / 1e6, "M rows/s"));
        figures.accept(median.figure(
                "peak memory of the process over the table's own size",
                (double) median.peakBytes() / median.tableBytes(),
                "1"));
        figures.accept(median.figure("opening the lake", median.openSeconds(), "s"));
    }

    private static void fill(Path folder) {
        try (Lake lake = Lake.open(LakeConfig.local(folder));
                LakeWriter writer = lake.writer("bench")) {
            LakeSource source = writer.source("file/generated", SourceKind.FILE);
            source.instrument(INSTRUMENT, START_NS);
            MarketEvents to = source.market();
            SplittableRandom random = new SplittableRandom(SEED);
            long timeNs = START_NS;
            long priceTicks = START_PRICE_TICKS;
            for (int i = 1; i <= TRADES; i++) {
                timeNs += random.nextLong(2 * MEAN_GAP_NS);
                priceTicks += random.nextInt(-3, 4);
                Side side = Side.of(random.nextInt(2));
                long sizeLots = 1 + random.nextLong(1, 1 + random.nextLong(1, 100_000));
                to.trade(0, timeNs - random.nextLong(1_000_000, 5_000_000), timeNs, i, priceTicks, sizeLots, side);
                if (i % POSITION_EVERY == 0) {
                    source.position(String.valueOf(i));
                }
            }
            source.complete();
            writer.commit(Map.of());
        }
    }

    private static Reading read(Path lake, String classPath) throws IOException {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> call = List.of(READER, lake.toString(), INSTRUMENT.name());
        try (BenchProcess lab = BenchProcess.start("lab", options, classPath, call)) {
            Reading reading = Json.read(lab.line(), Reading.class);
            if (reading.rows() != TRADES) {
                throw new IllegalStateException("all " + TRADES + " trades must come back, came " + reading.rows());
            }
            return reading;
        }
    }
}
