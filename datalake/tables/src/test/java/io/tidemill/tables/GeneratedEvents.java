package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.List;
import java.util.Random;

/** A seeded stream of market events of three instruments over a change of day, many of them at one and the same time. */
final class GeneratedEvents {
    private static final long JUST_BEFORE_MIDNIGHT = 1_723_161_599_900_000_000L;

    private final Random random;
    private long timeNs = JUST_BEFORE_MIDNIGHT;
    private long sequence;

    GeneratedEvents(long seed) {
        random = new Random(seed);
    }

    static List<Instrument> instruments() {
        return List.of(
                spot(0, "BTC", "0.01", "0.00001").withOrderStep(100),
                spot(1, "ETH", "0.01", "0.0001"),
                spot(2, "DOGE", "0.00001", "1"));
    }

    static List<String> names() {
        return instruments().stream().map(Instrument::name).toList();
    }

    void next(int count, MarketEvents to) {
        for (int i = 0; i < count; i++) {
            timeNs += random.nextInt(3) == 0 ? random.nextInt(2_000_000) : 0;
            sequence++;
            emit(to, random.nextInt(3), random.nextInt(100));
        }
    }

    private void emit(MarketEvents to, int id, int what) {
        long event = random.nextInt(5) == 0 ? MarketEvents.NO_TIME : timeNs - 1_000_000;
        long price = 1L + random.nextInt(6_000_000);
        long size = 1L + random.nextInt(100_000);
        Side side = Side.of(random.nextInt(2));
        if (what < 1) {
            to.gap(id, event, timeNs, GapReason.of(random.nextInt(5)), sequence, sequence + 3);
        } else if (what < 20) {
            to.trade(id, event, timeNs, sequence, price, size, side);
        } else if (what < 22) {
            to.quote(id, event, timeNs, sequence, MarketEvents.NO_PRICE, 0, price, size);
        } else if (what < 50) {
            to.quote(id, event, timeNs, sequence, price, size, price + 1, size + 1);
        } else if (what < 52) {
            to.bookDelta(id, event, timeNs, sequence, BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        } else if (what < 70) {
            to.bookDelta(id, event, timeNs, sequence, BookAction.DELETE, side, price, 0, 0);
        } else {
            to.bookDelta(id, event, timeNs, sequence, BookAction.SET, side, price, size, BookFlags.LAST);
        }
    }

    private static Instrument spot(int id, String base, String tick, String lot) {
        return Instrument.spot(id, "BINANCE", base + "USDT", base, "USDT", Step.parse(tick), Step.parse(lot), 1, 5, 0);
    }
}
