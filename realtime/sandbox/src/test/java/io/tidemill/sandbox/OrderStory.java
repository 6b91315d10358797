package io.tidemill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was told of each order, in short words, and each execution once, however often it came. */
final class OrderStory implements OrderEvents {
    /** One execution; both ways on which it comes must tell the same. */
    record Execution(
            long order, long priceTicks, long sizeLots, Liquidity liquidity, BigDecimal fee, String feeAsset) {}

    private final Map<Long, List<String>> words = new LinkedHashMap<>();
    private final Map<Long, Execution> executions = new LinkedHashMap<>();
    private final Map<String, BigDecimal> free = new LinkedHashMap<>();
    private final Map<String, BigDecimal> locked = new LinkedHashMap<>();

    synchronized List<String> of(long order) {
        return List.copyOf(words.getOrDefault(order, List.of()));
    }

    synchronized boolean told(long order, String word) {
        return of(order).contains(word);
    }

    synchronized long filledLots(long order) {
        return executions.values().stream()
                .filter(one -> one.order == order)
                .mapToLong(Execution::sizeLots)
                .sum();
    }

    synchronized List<Execution> executions() {
        return List.copyOf(executions.values());
    }

    synchronized BigDecimal total(String asset) {
        return free.getOrDefault(asset, BigDecimal.ZERO).add(locked.getOrDefault(asset, BigDecimal.ZERO));
    }

    synchronized BigDecimal locked(String asset) {
        return locked.getOrDefault(asset, BigDecimal.ZERO).stripTrailingZeros();
    }

    private synchronized void add(long order, String word) {
        words.computeIfAbsent(order, id -> new ArrayList<>()).add(word);
    }

    @Override
    public void accepted(long o, int i, long v, long e, long r) {
        add(o, "accepted");
    }

    @Override
    public void rejected(long o, int i, OrderReason reason, long e, long r) {
        add(o, "rejected " + reason);
    }

    @Override
    public synchronized void filled(
            long o, int i, long v, long t, long p, long z, Liquidity l, long f, int fs, String fa, long e, long r) {
        add(o, "filled " + t);
        Execution told = new Execution(o, p, z, l, BigDecimal.valueOf(f, fs).stripTrailingZeros(), fa);
        Execution before = executions.putIfAbsent(t, told);
        assertThat(before == null ? told : before).isEqualTo(told);
    }

    @Override
    public void canceled(long o, int i, long e, long r) {
        add(o, "canceled");
    }

    @Override
    public void cancelRejected(long o, int i, OrderReason reason, long e, long r) {
        add(o, "cancelRejected " + reason);
    }

    @Override
    public void expired(long o, int i, long e, long r) {
        add(o, "expired");
    }

    @Override
    public void unknown(long o, int i, long e, long r) {
        add(o, "unknown");
    }

    @Override
    public void status(long o, int i, long v, OrderState state, long z, long e, long r) {
        add(o, "status " + state + " " + z);
    }

    @Override
    public synchronized void balance(String venue, String asset, long f, long l, int scale, long e, long r) {
        free.put(asset, BigDecimal.valueOf(f, scale));
        locked.put(asset, BigDecimal.valueOf(l, scale));
    }
}
