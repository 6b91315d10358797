package io.tidemill.backtester;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.OrderReason;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.Long2LongHashMap;

/**
 * Counts what becomes of orders.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> memory for the orders that are open.
 */
final class OrderTally {
    private static final long NOT_OPEN = 0;

    /** Lots that are still open, times the sign of the side, by client order id. */
    private final Long2LongHashMap open = new Long2LongHashMap(NOT_OPEN);

    private final long[] rejected = new long[OrderReason.values().length];
    private final long[] denied = new long[OrderReason.values().length];
    private final long[] ordersOfInstrument;
    private final long[] sentLots;
    private final long[] filledLots;
    private long sent;
    private long accepted;
    private long filled;
    private long canceled;
    private long expired;
    private long fills;
    private long cancels;
    private long canceledAtEnd;
    private boolean ending;

    OrderTally(int instruments) {
        ordersOfInstrument = new long[instruments];
        sentLots = new long[instruments];
        filledLots = new long[instruments];
    }

    void placed(long clientOrderId, int instrumentId, Side side, long sizeLots) {
        sent++;
        ordersOfInstrument[instrumentId]++;
        sentLots[instrumentId] += sizeLots;
        open.put(clientOrderId, side.sign() * sizeLots);
    }

    void cancelSent() {
        cancels++;
    }

    void accepted() {
        accepted++;
    }

    /**
     * Some of an order was filled.
     *
     * @return the side of the order
     * @throws IllegalStateException if no such order is open, or less of it
     */
    Side filled(long clientOrderId, int instrumentId, long sizeLots) {
        long before = open.get(clientOrderId);
        long leftLots = Math.abs(before) - sizeLots;
        if (before == NOT_OPEN || leftLots < 0) {
            throw new IllegalStateException("a fill of " + sizeLots + " lots must belong to an open order, "
                    + ClientOrderId.text(clientOrderId) + " has " + Math.abs(before) + " open");
        }
        Side side = before > 0 ? Side.BUY : Side.SELL;
        fills++;
        filledLots[instrumentId] += sizeLots;
        if (leftLots > 0) {
            open.put(clientOrderId, side.sign() * leftLots);
        } else {
            open.remove(clientOrderId);
            filled++;
        }
        return side;
    }

    void canceled(long clientOrderId) {
        open.remove(clientOrderId);
        if (ending) {
            canceledAtEnd++;
        } else {
            canceled++;
        }
    }

    void expired(long clientOrderId) {
        open.remove(clientOrderId);
        expired++;
    }

    void rejected(long clientOrderId, OrderReason reason) {
        open.remove(clientOrderId);
        rejected[reason.ordinal()]++;
    }

    void denied(OrderReason reason) {
        denied[reason.ordinal()]++;
    }

    /** Whoever is canceled from here on is canceled by the end of the run. */
    void end() {
        ending = true;
    }

    /** Filled lots over sent lots of each instrument, their mean weighted by orders; NaN if none was sent. */
    double fillRatio() {
        double sum = 0;
        for (int id = 0; id < sentLots.length; id++) {
            sum += sentLots[id] == 0 ? 0 : (double) filledLots[id] / sentLots[id] * ordersOfInstrument[id];
        }
        return sum / sent;
    }

    /** Number of executions. */
    long fills() {
        return fills;
    }

    /** All counts; orders that the venue never got are canceled at the end. */
    BacktestResult.OrderCounts counts() {
        return new BacktestResult.OrderCounts(
                sent,
                byReason(denied),
                byReason(rejected),
                accepted,
                filled,
                canceled,
                expired,
                canceledAtEnd + open.size(),
                fills,
                cancels);
    }

    private static Map<String, Long> byReason(long[] counts) {
        Map<String, Long> named = new TreeMap<>();
        for (OrderReason reason : OrderReason.values()) {
            if (counts[reason.ordinal()] > 0) {
                named.put(reason.name(), counts[reason.ordinal()]);
            }
        }
        return named;
    }
}
