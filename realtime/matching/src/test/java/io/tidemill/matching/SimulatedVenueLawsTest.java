package io.tidemill.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any market and any orders; the seed stands in the name of the test. */
class SimulatedVenueLawsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsItsNaiveTwin(long seed) {
        Random random = new Random(seed);
        VenueBench bench = new VenueBench(SimulatedVenueConfig.defaults("TEST").withFees(FeeModel.free()));
        NaiveVenue twin = new NaiveVenue();
        snapshot(bench, twin, random);
        for (int i = 1; i <= 20_000; i++) {
            Side side = Side.of(random.nextInt(2));
            switch (random.nextInt(10)) {
                case 0, 1 -> {
                    OrderKind kind = OrderKind.of(random.nextInt(3));
                    TimeInForce force = kind == OrderKind.LIMIT ? TimeInForce.of(random.nextInt(3)) : TimeInForce.GTC;
                    long price = kind == OrderKind.MARKET ? 0 : 95L + random.nextInt(12);
                    long size = 1L + random.nextInt(30);
                    bench.place(i, side, kind, force, price, size);
                    twin.place(i, side, kind, force, price, size);
                }
                case 2 -> {
                    long id = Math.max(1, i - random.nextInt(60));
                    bench.cancel(id);
                    twin.cancel(id);
                }
                case 3, 4, 5 -> {
                    long price = 95L + random.nextInt(12);
                    long size = 1L + random.nextInt(20);
                    bench.trade(side, price, size);
                    twin.trade(side, price, size);
                }
                case 6, 7, 8 -> {
                    long price = side == Side.BUY ? 101 - random.nextInt(6) : 101 + random.nextInt(6);
                    long size = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(40);
                    bench.level(side, price, size);
                    twin.level(side, price, size);
                }
                default -> {
                    if (random.nextInt(50) == 0) {
                        snapshot(bench, twin, random);
                    }
                }
            }
            assertThat(bench.log.lines).as("step %d of seed %d", i, seed).isEqualTo(twin.lines);
            bench.log.lines.clear();
            twin.lines.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void fillsStayWithinSizeAndLimitAndTheAccountAddsUp(long seed) {
        RandomRun run = new RandomRun(seed);
        run.steps(50_000);
        Ledger ledger = Objects.requireNonNull(run.bench.venue.ledger());
        assertThat(run.fills).as("fills of seed %d", seed).isGreaterThan(100);
        Money money = new Money(VenueBench.INSTRUMENT);
        long base = money.base(run.positionLots) + RandomRun.BASE_START - run.baseFees;
        assertThat(ledger.free(ledger.index("BTC")) + ledger.locked(ledger.index("BTC")))
                .isEqualTo(base);
        assertThat(ledger.free(ledger.index("USDT")) + ledger.locked(ledger.index("USDT")))
                .isEqualTo(RandomRun.QUOTE_START + run.quoteFlow);
        assertThat(ledger.free(ledger.index("BTC"))).isNotNegative();
        assertThat(ledger.free(ledger.index("USDT"))).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void theSameSeedGivesTheSameEvents(long seed) {
        RandomRun first = new RandomRun(seed);
        RandomRun second = new RandomRun(seed);
        first.steps(20_000);
        second.steps(20_000);
        assertThat(first.history).isNotEmpty().isEqualTo(second.history);
    }

    @Test
    void theHotPathAllocatesNothing() {
        SimulatedVenue venue = new SimulatedVenue(
                SimulatedVenueConfig.defaults("TEST")
                        .withLatency(LatencyModel.jittered(50, 50, 20, 1))
                        .withQueue(QueueModel.probabilistic(2))
                        .withBalances(Map.of("BTC", new BigDecimal("1000000"), "USDT", new BigDecimal("1000000"))),
                new Instruments(List.of(VenueBench.INSTRUMENT)),
                new Deaf());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        drive(venue, 0, 200_000);
        long before = threads.getThreadAllocatedBytes(thread);
        drive(venue, 200_000, 400_000);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        // the measurement itself and a late compilation may take a few hundred bytes, not one per event
        assertThat(allocated).isLessThan(4_096);
    }

    private static void drive(SimulatedVenue venue, int from, int to) {
        for (int i = from; i < to; i++) {
            long now = 1_000_000 + i * 10L;
            if (i == 0) {
                venue.bookDelta(0, now, now, 0, BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT | BookFlags.LAST);
            }
            Side side = (i & 1) == 0 ? Side.BUY : Side.SELL;
            long price = side == Side.BUY ? 1000 - i % 7 : 1001 + i % 7;
            venue.bookDelta(0, now, now, i, BookAction.SET, side, price, 1 + i % 50, BookFlags.LAST);
            venue.quote(0, now, now, i, 1000, 1 + i % 50, 1001, 1 + i % 40);
            venue.trade(0, now, now, i, price, 1 + i % 9, side.opposite());
            if (i % 3 == 0) {
                OrderKind kind = i % 9 == 0 ? OrderKind.MARKET : OrderKind.LIMIT;
                venue.place(i + 1, 0, side, kind, TimeInForce.GTC, price, 1 + i % 11, 1, 1, now);
                venue.query(i + 1, 0, now);
                venue.cancel(i - 20, 0, now);
            }
            venue.advanceTo(now);
        }
    }

    private static void snapshot(VenueBench bench, NaiveVenue twin, Random random) {
        Map<Long, Long> bids = new TreeMap<>();
        Map<Long, Long> asks = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            bids.put(100L - i, 1L + random.nextInt(40));
            asks.put(102L + i, 1L + random.nextInt(40));
        }
        bench.now++;
        bench.sequence++;
        bench.delta(BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        bids.forEach((price, size) -> bench.delta(BookAction.SET, Side.BUY, price, size, BookFlags.SNAPSHOT));
        asks.forEach((price, size) -> bench.delta(
                BookAction.SET, Side.SELL, price, size, BookFlags.SNAPSHOT | (price == 106 ? BookFlags.LAST : 0)));
        bench.settle();
        twin.snapshot(bids, asks);
    }
}
