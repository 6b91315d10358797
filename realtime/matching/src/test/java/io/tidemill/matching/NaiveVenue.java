package io.tidemill.matching;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The plain twin of {@link SimulatedVenue}: trees and lists, conservative queue, no latency, no fees, no quotes. */
final class NaiveVenue {
    final List<String> lines = new ArrayList<>();
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final Map<String, Long> taken = new LinkedHashMap<>();
    private final List<Twin> open = new ArrayList<>();

    private static final class Twin {
        long id;
        Side side = Side.BUY;
        long price;
        long left;
        long ahead;
    }

    void snapshot(Map<Long, Long> newBids, Map<Long, Long> newAsks) {
        bids.clear();
        asks.clear();
        taken.clear();
        bids.putAll(newBids);
        asks.putAll(newAsks);
        for (Twin order : open) {
            order.ahead = Math.min(order.ahead, levels(order.side).getOrDefault(order.price, 0L));
        }
        cross();
    }

    void level(Side side, long price, long size) {
        long before = levels(side).getOrDefault(price, 0L);
        if (size == 0) {
            levels(side).remove(price);
        } else {
            levels(side).put(price, size);
        }
        if (before != size) {
            taken.remove(side + " " + price);
        }
        for (Twin order : open) {
            if (order.side == side && order.price == price) {
                order.ahead = Math.min(order.ahead, size);
            }
        }
        cross();
    }

    void trade(Side aggressor, long price, long size) {
        long left = size;
        for (Twin order : ordered(aggressor.opposite())) {
            long beyond = (order.price - price) * order.side.sign();
            if (beyond < 0 || left == 0) {
                break;
            }
            long ahead = beyond > 0 ? 0 : order.ahead;
            order.ahead = Math.max(0, ahead - left);
            long lots = Math.min(order.left, Math.max(0, left - ahead));
            left -= lots;
            fill(order, lots, order.price, "MAKER");
        }
    }

    void cancel(long id) {
        Twin found = open.stream().filter(order -> order.id == id).findFirst().orElse(null);
        if (found == null) {
            lines.add("cancelRejected " + id + " UNKNOWN_ORDER");
        } else {
            open.remove(found);
            lines.add("canceled " + id);
        }
    }

    void place(long id, Side side, OrderKind kind, TimeInForce timeInForce, long price, long size) {
        Twin order = new Twin();
        order.id = id;
        order.side = side;
        order.price = kind == OrderKind.MARKET ? side.sign() * (Long.MAX_VALUE / 4) : price;
        order.left = size;
        Twin own = ordered(side.opposite()).stream().findFirst().orElse(null);
        boolean ownReached = own != null && (order.price - own.price) * side.sign() >= 0;
        if (kind == OrderKind.LIMIT_MAKER && (ownReached || !offers(order, null).isEmpty())) {
            lines.add("rejected " + id + " WOULD_TAKE");
            return;
        }
        lines.add("accepted " + id);
        Map<Long, Long> offers = offers(order, own);
        long offered = offers.values().stream().mapToLong(Long::longValue).sum();
        if (timeInForce == TimeInForce.FOK && offered < size) {
            lines.add("expired " + id);
            return;
        }
        offers.forEach((offerPrice, offerLots) -> {
            long lots = Math.min(order.left, offerLots);
            taken.merge(side.opposite() + " " + offerPrice, lots, Long::sum);
            fill(order, lots, offerPrice, "TAKER");
        });
        if (order.left > 0) {
            if (ownReached || kind == OrderKind.MARKET || timeInForce != TimeInForce.GTC) {
                lines.add("expired " + id);
            } else {
                order.ahead = levels(side).getOrDefault(price, 0L);
                open.add(order);
            }
        }
    }

    /** What an order may take, by price, up to our own order if there is one. */
    private Map<Long, Long> offers(Twin order, @Nullable Twin own) {
        Side opposite = order.side.opposite();
        Map<Long, Long> offers = new LinkedHashMap<>();
        for (var level : levels(opposite).entrySet()) {
            long price = level.getKey();
            long lots = Math.max(0, level.getValue() - taken.getOrDefault(opposite + " " + price, 0L));
            if ((order.price - price) * order.side.sign() < 0) {
                break;
            }
            if (lots == 0) {
                continue;
            }
            long behindOwn = own == null ? -1 : (price - own.price) * order.side.sign();
            if (behindOwn >= 0) {
                long before = behindOwn > 0 ? 0 : Math.min(own == null ? 0 : own.ahead, lots);
                if (before > 0) {
                    offers.put(price, before);
                }
                break;
            }
            offers.put(price, lots);
        }
        return offers;
    }

    private void cross() {
        for (Side side : Side.values()) {
            for (Twin order : ordered(side)) {
                offers(order, null).forEach((price, lots) -> {
                    long fillLots = Math.min(order.left, lots);
                    if (fillLots > 0) {
                        taken.merge(side.opposite() + " " + price, fillLots, Long::sum);
                        fill(order, fillLots, order.price, "MAKER");
                    }
                });
                if (order.left > 0) {
                    break;
                }
            }
        }
    }

    private void fill(Twin order, long lots, long price, String liquidity) {
        if (lots > 0) {
            order.left -= lots;
            lines.add("filled " + order.id + " " + lots + "@" + price + " " + liquidity + " fee 0"
                    + (order.side == Side.BUY ? "BTC" : "USDT"));
            if (order.left == 0) {
                open.remove(order);
            }
        }
    }

    private List<Twin> ordered(Side side) {
        List<Twin> ordered = new ArrayList<>();
        open.stream()
                .filter(order -> order.side == side)
                .sorted(Comparator.comparingLong(order -> -order.price * side.sign()))
                .forEach(ordered::add);
        return ordered;
    }

    private TreeMap<Long, Long> levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
