package io.tidemill.backtester;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded market of a few instruments with the mix of events of a busy coin: mostly deltas in batches, quotes, some trades.
 * The book is never crossed.
 */
final class SyntheticMarket {
    static final long START_NS = 1_723_161_600_000_000_000L;
    private static final int DEPTH = 20;
    private static final long LOT = 1_000;

    private final SplittableRandom random;
    private final List<Instrument> instruments = new ArrayList<>();
    private final long[] bidTicks;
    private long timeNs = START_NS;
    private long sequence = 1;
    private int quoteShare = 3;
    private long laterByNs;
    private long laterFromNs = Long.MAX_VALUE;

    SyntheticMarket(long seed, int count) {
        random = new SplittableRandom(seed);
        bidTicks = new long[count];
        String[] bases = {"BTC", "ETH", "SOL"};
        for (int id = 0; id < count; id++) {
            Step tick = Step.parse("0.01");
            Step lot = Step.parse("0.00001");
            instruments.add(
                    Instrument.spot(id, "BINANCE", bases[id] + "USDT", bases[id], "USDT", tick, lot, 1, 0, START_NS));
            bidTicks[id] = 10_000L * (id + 1);
        }
    }

    /** A market of so many steps, each of a few events, in memory. */
    static MemorySource source(long seed, int instruments, int steps) {
        return new SyntheticMarket(seed, instruments).read(steps);
    }

    /** The same market without quotes: the book tells all. */
    SyntheticMarket withoutQuotes() {
        quoteShare = 0;
        return this;
    }

    /** The same market, but everything from a time on happens and is received later. */
    SyntheticMarket delayed(long fromNs, long byNs) {
        laterFromNs = fromNs;
        laterByNs = byNs;
        return this;
    }

    /** So many steps, in memory. */
    MemorySource read(int steps) {
        MarketColumns columns = new MarketColumns();
        send(steps, columns);
        return MemorySource.of(instruments, columns);
    }

    List<Instrument> instruments() {
        return instruments;
    }

    void send(int steps, MarketEvents events) {
        for (Instrument instrument : instruments) {
            snapshot(instrument.id(), events);
        }
        for (int i = 0; i < steps; i++) {
            timeNs += 1 + random.nextInt(20_000_000);
            if (timeNs >= laterFromNs) {
                timeNs += laterByNs;
                laterFromNs = Long.MAX_VALUE;
            }
            step(random.nextInt(instruments.size()), events);
        }
    }

    private void step(int id, MarketEvents events) {
        sequence++;
        int kind = random.nextInt(7 + quoteShare);
        if (kind >= 7) {
            quote(id, events);
        } else if (kind < 2) {
            trade(id, events);
        } else if (kind == 2) {
            move(id, random.nextBoolean() ? 1 : -1, events);
        } else {
            shuffle(id, events);
        }
    }

    private void trade(int id, MarketEvents events) {
        Side aggressor = Side.of(random.nextInt(2));
        long price = bidTicks[id] + (aggressor == Side.BUY ? 1 : 0);
        events.trade(id, eventNs(), timeNs, sequence, price, 1 + random.nextLong(LOT), aggressor);
    }

    private void quote(int id, MarketEvents events) {
        events.quote(id, MarketEvents.NO_TIME, timeNs, sequence, bidTicks[id], size(), bidTicks[id] + 1, size());
    }

    /** The best prices move by one tick: one side loses its best level, the other gains one. */
    private void move(int id, int direction, MarketEvents events) {
        long bid = bidTicks[id];
        if (direction > 0) {
            delta(id, BookAction.DELETE, Side.SELL, bid + 1, 0, events);
            delta(id, BookAction.SET, Side.SELL, bid + 1 + DEPTH, 0, events);
            delta(id, BookAction.DELETE, Side.BUY, bid - DEPTH + 1, 0, events);
            delta(id, BookAction.SET, Side.BUY, bid + 1, BookFlags.LAST, events);
        } else {
            delta(id, BookAction.DELETE, Side.BUY, bid, 0, events);
            delta(id, BookAction.SET, Side.BUY, bid - DEPTH, 0, events);
            delta(id, BookAction.DELETE, Side.SELL, bid + DEPTH, 0, events);
            delta(id, BookAction.SET, Side.SELL, bid, BookFlags.LAST, events);
        }
        bidTicks[id] = bid + direction;
    }

    private void shuffle(int id, MarketEvents events) {
        int changes = 1 + random.nextInt(4);
        for (int i = 1; i <= changes; i++) {
            Side side = Side.of(random.nextInt(2));
            int level = random.nextInt(DEPTH);
            long price = side == Side.BUY ? bidTicks[id] - level : bidTicks[id] + 1 + level;
            delta(id, BookAction.SET, side, price, i == changes ? BookFlags.LAST : 0, events);
        }
    }

    private void snapshot(int id, MarketEvents events) {
        delta(id, BookAction.CLEAR, Side.BUY, 0, BookFlags.SNAPSHOT, events);
        for (int level = 0; level < DEPTH; level++) {
            boolean last = level == DEPTH - 1;
            delta(id, BookAction.SET, Side.BUY, bidTicks[id] - level, BookFlags.SNAPSHOT, events);
            int flags = BookFlags.SNAPSHOT | (last ? BookFlags.LAST : 0);
            delta(id, BookAction.SET, Side.SELL, bidTicks[id] + 1 + level, flags, events);
        }
    }

    private void delta(int id, BookAction action, Side side, long price, int flags, MarketEvents events) {
        events.bookDelta(id, eventNs(), timeNs, sequence, action, side, price, size(), flags);
    }

    private long eventNs() {
        return timeNs - 3_000_000;
    }

    private long size() {
        return 1 + random.nextLong(5 * LOT);
    }
}
