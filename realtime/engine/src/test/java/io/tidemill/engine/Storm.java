package io.tidemill.engine;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.Side;
import io.tidemill.model.promotion.Stage;
import io.tidemill.risk.InstrumentLimits;
import io.tidemill.risk.RiskLimits;
import io.tidemill.wire.MessageSink;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A seeded run of an engine with two random strategies through a bad day at a bad venue. */
final class Storm {
    static final long START_NS = 1_700_000_000_000_000_000L;
    static final Instrument COIN = Instrument.spot(
            0, "CHAOS", "AAABBB", "AAA", "BBB", Step.parse("0.01"), Step.parse("0.001"), 1, 0, START_NS);
    static final Instrument OTHER = Instrument.spot(
            1, "CHAOS", "CCCBBB", "CCC", "BBB", Step.parse("0.01"), Step.parse("0.001"), 1, 0, START_NS);

    final ChaosVenue venue;
    final Engine engine;
    private final Random random;
    private long nowNs = START_NS;
    private long sequence = 1;

    Storm(long seed, EngineConfig config, MessageSink journal) {
        this.random = new Random(seed);
        this.venue = new ChaosVenue(seed + 1, "BBB");
        this.engine = new Engine(config, RandomTrader.catalog(), venue, journal);
        venue.connect(engine);
        engine.instrument(COIN, nowNs);
        engine.instrument(OTHER, nowNs);
    }

    static EngineConfig config(long seed) {
        RiskLimits limits = new RiskLimits(
                new InstrumentLimits(0.05, 6, 0.2), Map.of(), 300, 12, 25, 1_000_000_000L, 2_000_000_000L, 1e6, 1e6);
        return EngineConfig.of(
                3,
                List.of(
                        new StrategyConfig(
                                "one",
                                RandomTrader.TYPE,
                                List.of(COIN.name(), OTHER.name()),
                                Map.of("seed", (double) (seed % 1000)),
                                Stage.LIVE),
                        new StrategyConfig(
                                "two", RandomTrader.TYPE, List.of(COIN.name()), Map.of("seed", 7.0), Stage.CANARY),
                        new StrategyConfig(
                                "three", RandomTrader.TYPE, List.of(OTHER.name()), Map.of("seed", 9.0), Stage.SHADOW)),
                limits);
    }

    /** One event of any kind, and what the venue has to say until then. */
    void step() {
        nowNs += random.nextInt(20_000_000);
        venue.live();
        venue.deliver(nowNs);
        int instrument = random.nextInt(2);
        long mid = 10_000L + random.nextInt(60);
        switch (random.nextInt(20)) {
            case 0 -> engine.clock(nowNs);
            case 1 -> engine.gap(instrument, nowNs, nowNs, GapReason.SEQUENCE, 1, 2);
            case 2, 3, 4 -> engine.trade(instrument, nowNs, nowNs, sequence++, mid, 5, Side.BUY);
            case 5, 6, 7 -> snapshot(instrument, mid);
            default -> engine.quote(instrument, nowNs, nowNs, sequence++, mid - 1, 50, mid + 1, 60);
        }
    }

    void halt() {
        engine.halt("a person", nowNs);
        venue.isHalted = true;
    }

    /** Time passes and nothing happens but what is outstanding. */
    void settle() {
        for (int i = 0; i < 2_000 && (i < 600 || !venue.isQuiet()); i++) {
            nowNs += 200_000_000;
            venue.deliver(nowNs);
            engine.clock(nowNs);
        }
    }

    long nowNs() {
        return nowNs;
    }

    private void snapshot(int instrument, long mid) {
        long number = sequence++;
        engine.bookDelta(instrument, nowNs, nowNs, number, BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        engine.bookDelta(instrument, nowNs, nowNs, number, BookAction.SET, Side.BUY, mid - 1, 9, BookFlags.SNAPSHOT);
        engine.bookDelta(
                instrument,
                nowNs,
                nowNs,
                number,
                BookAction.SET,
                Side.SELL,
                mid + 1,
                9,
                BookFlags.SNAPSHOT | BookFlags.LAST);
    }
}
