package io.tidemill.backtester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.backtester.statistics.Measure;
import io.tidemill.matching.FeeModel;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One bid that rests at the best price, through the whole machinery and through thirty plain lines. */
class NaiveTwinTest {
    private static final long MS = 1_000_000;
    private static final long PLACE_AT_NS = SyntheticMarket.START_NS + 2_000 * MS;
    private static final long SIZE = 40;
    private static final Latency LATENCY = new Latency(7 * MS, 5 * MS, 0, 4 * MS, Latency.Feed.FIXED);

    @Test
    void oneRestingBidEndsAsTheNaiveTwinSays() {
        int filled = 0;
        for (long seed = 1; seed <= 60; seed++) {
            MemorySource market = new SyntheticMarket(seed, 1).withoutQuotes().read(600);
            Naive naive = new Naive();
            market.replay(naive);
            BacktestResult result = run(market);
            String name = "seed " + seed;
            assertThat(result.orders().sent()).as(name).isEqualTo(1);
            assertThat(result.instruments().get(0).position())
                    .as(name)
                    .isCloseTo(naive.filledLots * 1e-5, within(1e-12));
            assertThat(result.orders().canceledAtEnd()).as(name).isEqualTo(naive.filledLots < SIZE ? 1 : 0);
            double value = naive.filledLots * 1e-5 * naive.mid();
            double pnl = value - naive.cost - naive.fees;
            assertThat(Objects.requireNonNull(result.statistic(Measure.PNL).value()))
                    .as(name)
                    .isCloseTo(pnl, within(1e-8));
            filled += naive.filledLots > 0 ? 1 : 0;
        }
        // otherwise nothing was compared
        assertThat(filled).isBetween(10, 59);
    }

    private static BacktestResult run(MarketSource market) {
        BacktestConfig config = BacktestConfig.of(List.of("BTC-USDT.BINANCE"), "bid")
                .withLatency(LATENCY)
                .withFees(new FeeModel(2, 5, FeeModel.FeeAsset.QUOTE));
        return new Pass(
                        market,
                        List.of(config),
                        List.of((commands, tally) -> new OneBid(commands).inputs()),
                        EquityObserver.NONE)
                .run(List.of("0000000000000000"), "commit")
                .get(0);
    }

    /** Bids at the best price that it knows when the clock strikes. */
    private static final class OneBid extends ScriptedEngine {
        private final TreeMap<Long, Long> bids = new TreeMap<>();

        OneBid(OrderCommands commands) {
            super(commands);
        }

        @Override
        public void bookDelta(
                int id,
                long event,
                long receive,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {
            apply(bids, action, side == Side.BUY, price, lots);
        }

        @Override
        public void clock(long receive) {
            if (receive == PLACE_AT_NS) {
                place(0, Side.BUY, OrderKind.LIMIT, bids.lastKey(), SIZE, receive);
            }
        }
    }

    /** Knows the whole market and goes through it once. */
    private static final class Naive implements MarketEvents {
        private final TreeMap<Long, Long> bids = new TreeMap<>();
        private final TreeMap<Long, Long> asks = new TreeMap<>();
        private final TreeMap<Long, Long> knownBids = new TreeMap<>();
        private long priceTicks;
        private long aheadLots = -1;
        private long filledLots;
        private double cost;
        private double fees;

        double mid() {
            return (bids.lastKey() + asks.firstKey()) * 0.005;
        }

        /** Everything that reaches the engine by then is known to it; the order is there 7 ms later. */
        private void before(long receive) {
            long happenedNs = receive - LATENCY.feedNs();
            if (receive <= PLACE_AT_NS) {
                return;
            }
            if (priceTicks == 0) {
                priceTicks = knownBids.lastKey();
            }
            if (aheadLots < 0 && happenedNs > PLACE_AT_NS + LATENCY.entryNs()) {
                aheadLots = bids.getOrDefault(priceTicks, 0L);
                asks.headMap(priceTicks, true).forEach((price, lots) -> fill(lots, price, 5e-4));
            }
        }

        @Override
        public void bookDelta(
                int id,
                long event,
                long receive,
                long sequence,
                BookAction action,
                Side side,
                long price,
                long lots,
                int flags) {
            before(receive);
            if (receive <= PLACE_AT_NS) {
                apply(knownBids, action, side == Side.BUY, price, lots);
            }
            apply(bids, action, side == Side.BUY, price, lots);
            apply(asks, action, side == Side.SELL, price, lots);
            if (aheadLots >= 0 && BookFlags.isLast(flags)) {
                aheadLots = Math.min(aheadLots, bids.getOrDefault(priceTicks, 0L));
                cross();
            }
        }

        @Override
        public void trade(int id, long event, long receive, long sequence, long price, long lots, Side aggressor) {
            before(receive);
            if (aheadLots < 0 || aggressor == Side.BUY || price > priceTicks) {
                return;
            }
            long queued = price < priceTicks ? 0 : Math.min(aheadLots, lots);
            aheadLots -= queued;
            fill(lots - queued, priceTicks, 2e-4);
        }

        private void cross() {
            asks.headMap(priceTicks, true).values().forEach(lots -> fill(lots, priceTicks, 2e-4));
        }

        private void fill(long lots, long atTicks, double feeRate) {
            long mine = Math.min(SIZE - filledLots, lots);
            filledLots += mine;
            cost += mine * 1e-5 * atTicks * 0.01;
            fees += mine * 1e-5 * atTicks * 0.01 * feeRate;
        }

        @Override
        public void quote(
                int id, long event, long receive, long sequence, long bid, long bidLots, long ask, long askLots) {
            throw new IllegalStateException("a market without quotes");
        }

        @Override
        public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {
            throw new IllegalStateException("a market without gaps");
        }
    }

    private static void apply(TreeMap<Long, Long> levels, BookAction action, boolean mine, long price, long lots) {
        if (action == BookAction.CLEAR) {
            levels.clear();
        } else if (mine && action == BookAction.SET) {
            levels.put(price, lots);
        } else if (mine) {
            levels.remove(price);
        }
    }
}
