package io.tidemill.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** A random market with gaps, random orders with latency and balances, and the sums that must come out. */
final class RandomRun {
    static final long BASE_START = 5_000_000_000L;
    static final long QUOTE_START = 5_000_000_000L;

    final VenueBench bench;
    final List<String> history = new ArrayList<>();
    long positionLots;
    long quoteFlow;
    long baseFees;
    int fills;
    private final Random random;
    private final Map<Long, long[]> orders = new HashMap<>();
    private boolean invalidSince;
    private long nextId = 1;

    RandomRun(long seed) {
        random = new Random(seed);
        bench = new VenueBench(SimulatedVenueConfig.defaults("TEST")
                .withLatency(LatencyModel.jittered(3, 2, 4, seed))
                .withQueue(QueueModel.probabilistic(2))
                .withBalances(Map.of(
                        "BTC", BigDecimal.valueOf(BASE_START, Money.SCALE),
                        "USDT", BigDecimal.valueOf(QUOTE_START, Money.SCALE))));
        bench.withBook();
    }

    void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
            bench.heard().forEach(this::hear);
        }
        bench.now += 1_000;
        bench.settle().heard().forEach(this::hear);
    }

    private void step() {
        Side side = Side.of(random.nextInt(2));
        int what = random.nextInt(100);
        if (what < 20) {
            placeSomething(side);
        } else if (what < 30) {
            bench.cancel(Math.max(1, nextId - random.nextInt(30)));
        } else if (what < 60) {
            bench.trade(side, 96 + random.nextInt(10), 1 + random.nextInt(20));
        } else if (what < 75) {
            long mid = 98L + random.nextInt(6);
            bench.quote(mid, 1 + random.nextInt(9), mid + 1 + random.nextInt(3), 1 + random.nextInt(9));
        } else if (what < 99) {
            long price = side == Side.BUY ? 101 - random.nextInt(6) : 101 + random.nextInt(6);
            bench.level(side, price, random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(40));
        } else if (invalidSince) {
            bench.withBook();
            invalidSince = false;
        } else {
            // answers under way were given before the gap
            bench.now += 1_000;
            bench.settle().heard().forEach(this::hear);
            bench.gap();
            invalidSince = true;
        }
    }

    private void placeSomething(Side side) {
        OrderKind kind = OrderKind.of(random.nextInt(3));
        TimeInForce force = kind == OrderKind.LIMIT ? TimeInForce.of(random.nextInt(3)) : TimeInForce.GTC;
        long price = kind == OrderKind.MARKET ? 0 : 96L + random.nextInt(10);
        long size = 1L + random.nextInt(30);
        orders.put(nextId, new long[] {side.sign(), price, size});
        bench.place(nextId, side, kind, force, price, size);
        nextId++;
    }

    private void hear(String line) {
        history.add(line);
        if (!line.startsWith("filled ")) {
            return;
        }
        assertThat(invalidSince)
                .as("filled while the book is invalid: %s", line)
                .isFalse();
        String[] words = line.split("[ @]", -1);
        long[] order = orders.get(Long.parseLong(words[1]));
        Objects.requireNonNull(order);
        long lots = Long.parseLong(words[2]);
        long price = Long.parseLong(words[3]);
        order[2] -= lots;
        assertThat(order[2]).as("filled more than its size: %s", line).isNotNegative();
        assertThat(order[1] == 0 || (order[1] - price) * order[0] >= 0)
                .as("outside its limit: %s", line)
                .isTrue();
        book(order[0], lots, price, words[6]);
    }

    private void book(long sign, long lots, long price, String fee) {
        fills++;
        positionLots += sign * lots;
        quoteFlow -= sign * new Money(VenueBench.INSTRUMENT).quote(price, lots);
        if (sign > 0) {
            baseFees += mantissa(fee.replace("BTC", ""));
        } else {
            quoteFlow -= mantissa(fee.replace("USDT", ""));
        }
    }

    private static long mantissa(String decimal) {
        return new BigDecimal(decimal).movePointRight(Money.SCALE).longValueExact();
    }
}
