package io.tidemill.research.sweep;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A lake with some minutes of one invented instrument: a book of ten levels a side around a price that wanders and comes
 * back, quotes, and trades that take the best level.
 */
public final class SmallLake {
    /** The instrument. */
    public static final String NAME = "BTC-USDT.BINANCE";

    /** First receive time, ns since 1970 UTC. */
    public static final long START_NS = 1_723_100_000_000_000_000L;

    private static final long STEP_NS = 50_000_000L;
    private static final int LEVELS = 10;
    private static final Instrument INSTRUMENT =
            Instrument.spot(0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.00001"), 1, 5, 0);

    private final Random random;
    private final MarketEvents to;
    private long mid = 6_000_000;
    private long sequence;
    private long nowNs = START_NS;

    private SmallLake(long seed, MarketEvents to) {
        this.random = new Random(seed);
        this.to = to;
    }

    /** Fills a new lake in this folder. */
    public static LakeConfig in(Path folder, int seconds, long seed) {
        LakeConfig config = LakeConfig.local(folder);
        try (Lake lake = Lake.open(config);
                LakeWriter writer = lake.writer("test")) {
            LakeSource instruments = writer.source("control/instruments", SourceKind.CONTROL);
            instruments.instrument(INSTRUMENT, START_NS - 1);
            instruments.complete();
            LakeSource market = writer.source("market/BINANCE", SourceKind.MARKET);
            new SmallLake(seed, market.market()).run(seconds);
            market.complete();
            writer.commit(Map.of());
        }
        return config;
    }

    /** The name in a list. */
    public static List<String> names() {
        return List.of(NAME);
    }

    private void run(int seconds) {
        for (long step = 0; step < seconds * 1_000_000_000L / STEP_NS; step++) {
            nowNs = START_NS + step * STEP_NS;
            sequence++;
            if (step > 0 && random.nextInt(3) == 0) {
                trade();
            }
            long pull = Math.round((6_000_000 - mid) * 0.02);
            mid += pull + Math.round(random.nextGaussian() * 150);
            book();
            to.quote(0, nowNs, nowNs, sequence, mid - 50, size(), mid + 50, size());
        }
    }

    private void trade() {
        boolean buy = random.nextBoolean();
        to.trade(
                0,
                nowNs,
                nowNs,
                sequence,
                buy ? mid + 50 : mid - 50,
                1 + random.nextInt(5000),
                buy ? Side.BUY : Side.SELL);
    }

    /** The whole book as a snapshot: big, but never wrong. */
    private void book() {
        int snapshot = BookFlags.SNAPSHOT;
        to.bookDelta(0, nowNs, nowNs, sequence, BookAction.CLEAR, Side.BUY, 0, 0, snapshot);
        for (int level = 0; level < LEVELS; level++) {
            to.bookDelta(
                    0, nowNs, nowNs, sequence, BookAction.SET, Side.BUY, mid - 50 - level * 100L, size(), snapshot);
        }
        for (int level = 0; level < LEVELS; level++) {
            int flags = level == LEVELS - 1 ? snapshot | BookFlags.LAST : snapshot;
            to.bookDelta(0, nowNs, nowNs, sequence, BookAction.SET, Side.SELL, mid + 50 + level * 100L, size(), flags);
        }
    }

    private long size() {
        return 1_000L + random.nextInt(20_000);
    }
}
