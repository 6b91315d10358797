package io.tidemill.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any events in any order: the fast life of orders is that of its naive twin. */
class ExecutionModelTest {
    private static final ExecutionConfig CONFIG = new ExecutionConfig(64, 1L << 60, 1L << 59, 1L << 60, 1_000);
    private static final OrderState[] STATES = OrderState.values();

    @Test
    void anyEventsInAnyOrderLeadWhereTheNaiveTwinGoes() {
        EnumSet<OrderState> reached = EnumSet.noneOf(OrderState.class);
        for (long seed = 1; seed <= 300; seed++) {
            run(seed, reached);
        }
        // CREATED and DENIED lie before an order leaves
        assertThat(reached).containsAll(EnumSet.range(OrderState.SUBMITTED, OrderState.UNKNOWN));
    }

    private static void run(long seed, EnumSet<OrderState> reached) {
        Random random = new Random(seed);
        Told told = new Told();
        Execution fast = new Execution(1, CONFIG, told);
        NaiveOrders naive = new NaiveOrders(CONFIG.absentProofNs());
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long nowNs = i * 20L;
            if ((ids.size() < 20 && random.nextInt(10) == 0) || ids.isEmpty()) {
                ids.add(submit(fast, naive, 1 + random.nextInt(6), nowNs));
            }
            long id = ids.get(random.nextInt(ids.size()));
            send(random, fast, naive, id, nowNs);
            Order order = Objects.requireNonNull(fast.find(id));
            NaiveOrders.One twin = naive.one(id);
            assertThat(order.state()).as("seed %d event %d", seed, i).isEqualTo(twin.state);
            assertThat(order.filledLots()).as("seed %d event %d", seed, i).isEqualTo(twin.filled);
            reached.add(order.state());
        }
        long filled = naive.orders.values().stream().mapToLong(o -> o.filled).sum();
        assertThat(told.filledLots).as("seed %d", seed).isEqualTo(filled);
    }

    private static void send(Random random, Execution fast, NaiveOrders naive, long id, long nowNs) {
        switch (random.nextInt(10)) {
            case 0 -> {
                fast.accepted(id, 0, 1, nowNs, nowNs);
                naive.accepted(id);
            }
            case 1 -> {
                OrderReason reason = random.nextBoolean() ? OrderReason.FILTER : OrderReason.DUPLICATE_ID;
                fast.rejected(id, 0, reason, nowNs, nowNs);
                naive.rejected(id, reason);
            }
            case 2, 3 -> {
                // the trades of an order are its own, and often come twice
                long trade = id * 16 + random.nextInt(16);
                fast.filled(id, 0, 1, trade, 100, 1, Liquidity.MAKER, 0, 0, "B", nowNs, nowNs);
                naive.filled(id, trade, 1);
            }
            case 4 -> {
                fast.canceled(id, 0, nowNs, nowNs);
                naive.ended(id, OrderState.CANCELED);
            }
            case 5 -> {
                fast.expired(id, 0, nowNs, nowNs);
                naive.ended(id, OrderState.EXPIRED);
            }
            case 6 -> {
                OrderReason reason = random.nextBoolean() ? OrderReason.VENUE : OrderReason.UNKNOWN_ORDER;
                fast.cancelRejected(id, 0, reason, nowNs, nowNs);
                naive.cancelRejected(id, reason);
            }
            case 7 -> {
                fast.unknown(id, 0, nowNs, nowNs);
                naive.unknown(id);
            }
            case 8 -> {
                OrderState says = STATES[random.nextInt(STATES.length)];
                long filled = random.nextInt(4);
                fast.status(id, 0, 1, says, filled, nowNs, nowNs);
                naive.status(id, says, filled, nowNs);
            }
            default ->
                assertThat(fast.cancelRequested(Objects.requireNonNull(fast.find(id)), OrderReason.NONE, nowNs))
                        .isEqualTo(naive.cancelRequested(id));
        }
    }

    private static long submit(Execution fast, NaiveOrders naive, int size, long nowNs) {
        long id = fast.nextClientOrderId();
        Order order = Objects.requireNonNull(fast.create(
                id, 0, Side.BUY, OrderKind.LIMIT, TimeInForce.GTC, 100, size, 0, 1, Order.Destination.VENUE));
        fast.submitted(order, nowNs);
        naive.submitted(id, size, nowNs);
        return id;
    }
}
