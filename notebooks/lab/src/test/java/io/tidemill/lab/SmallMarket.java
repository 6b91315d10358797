package io.tidemill.lab;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A lake with some minutes of two invented instruments: books of ten levels, quotes, trades, and one gap that is closed. */
final class SmallMarket {
    static final String BTC = "BTC-USDT.BINANCE";
    static final String ETH = "ETH-USDT.BINANCE";
    static final long START_NS = 1_723_118_400_000_000_000L; // 2024-08-08T12:00:00Z
    static final String DAY = "2024-08-08";

    private static final long STEP_NS = 50_000_000L;
    private static final int LEVELS = 10;

    private final SplittableRandom random = new SplittableRandom(7);
    private final MarketEvents to;
    private final int id;
    private long mid = 6_000_000;
    private long sequence;

    private SmallMarket(MarketEvents to, int id) {
        this.to = to;
        this.id = id;
    }

    static List<Instrument> instruments() {
        return List.of(spot(0, "BTC"), spot(1, "ETH"));
    }

    /** Makes a lake; half a minute in, BTC has a gap of a second. */
    static void fill(Path folder, int seconds) {
        try (LakePlace made = LakePlace.create(folder);
                Lake lake = Lake.open(made.config());
                LakeWriter writer = lake.writer("test")) {
            LakeSource control = writer.source("control/instruments", SourceKind.CONTROL);
            instruments().forEach(instrument -> control.instrument(instrument, START_NS - 1));
            control.complete();
            LakeSource market = writer.source("market/BINANCE", SourceKind.MARKET);
            SmallMarket btc = new SmallMarket(market.market(), 0);
            SmallMarket eth = new SmallMarket(market.market(), 1);
            for (long step = 0; step < seconds * 1_000_000_000L / STEP_NS; step++) {
                long nowNs = START_NS + step * STEP_NS;
                if (step == 600) {
                    market.market().gap(0, nowNs, nowNs, GapReason.of(0), 1, 2);
                }
                if (step < 600 || step >= 620) {
                    btc.step(nowNs);
                }
                eth.step(nowNs);
            }
            market.complete();
            writer.commit(Map.of());
        }
    }

    private void step(long nowNs) {
        sequence++;
        if (sequence > 1 && random.nextInt(3) == 0) {
            Side side = Side.of(random.nextInt(2));
            to.trade(id, nowNs, nowNs, sequence, mid + (side == Side.BUY ? 50 : -50), 1 + random.nextInt(5000), side);
        }
        mid += Math.round((6_000_000 - mid) * 0.02) + random.nextInt(-200, 201);
        to.bookDelta(id, nowNs, nowNs, sequence, BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        for (int level = 0; level < LEVELS; level++) {
            int last = level == LEVELS - 1 ? BookFlags.LAST : 0;
            set(nowNs, Side.BUY, mid - 50 - level * 100L, BookFlags.SNAPSHOT);
            set(nowNs, Side.SELL, mid + 50 + level * 100L, BookFlags.SNAPSHOT | last);
        }
        to.quote(id, nowNs, nowNs, sequence, mid - 50, size(), mid + 50, size());
    }

    private void set(long nowNs, Side side, long priceTicks, int flags) {
        to.bookDelta(id, nowNs, nowNs, sequence, BookAction.SET, side, priceTicks, size(), flags);
    }

    private long size() {
        return 1_000L + random.nextInt(20_000);
    }

    private static Instrument spot(int id, String base) {
        return Instrument.spot(
                id, "BINANCE", base + "USDT", base, "USDT", Step.parse("0.01"), Step.parse("0.00001"), 1, 5, 0);
    }
}
