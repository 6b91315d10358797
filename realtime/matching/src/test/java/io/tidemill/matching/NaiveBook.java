package io.tidemill.matching;

import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The plain twin of {@link LimitOrderBook}: one list of orders, sorted again for each match. Tells the participants' part only. */
final class NaiveBook {
    final List<String> lines = new ArrayList<>();
    private final List<Twin> open = new ArrayList<>();

    private record Level(Side side, long price) {}

    private static final class Twin {
        long id;
        int participant;
        Side side = Side.BUY;
        long price;
        long left;
    }

    void place(long id, int participant, Side side, OrderKind kind, TimeInForce timeInForce, long price, long size) {
        long limit = kind == OrderKind.MARKET ? side.sign() * (Long.MAX_VALUE / 4) : price;
        List<Twin> makers = new ArrayList<>(opposite(side, limit));
        if (kind == OrderKind.LIMIT_MAKER && !makers.isEmpty()) {
            lines.add("rejected " + id + " WOULD_TAKE");
            return;
        }
        lines.add("accepted " + id);
        int own = 0;
        while (own < makers.size() && makers.get(own).participant != participant) {
            own++;
        }
        boolean meetsOwn = own < makers.size();
        long offered =
                makers.subList(0, own).stream().mapToLong(maker -> maker.left).sum();
        if (timeInForce == TimeInForce.FOK && offered < size) {
            lines.add("expired " + id + " " + size);
            return;
        }
        long left = size;
        for (Twin maker : makers.subList(0, own)) {
            if (left == 0) {
                break;
            }
            long lots = Math.min(left, maker.left);
            left -= lots;
            maker.left -= lots;
            if (maker.left == 0) {
                open.remove(maker);
            }
            lines.add("matched " + maker.id + " left " + maker.left + " by " + id + " left " + left + " " + side + " "
                    + lots + "@" + maker.price);
        }
        if (left > 0 && (meetsOwn || kind == OrderKind.MARKET || timeInForce != TimeInForce.GTC)) {
            lines.add("expired " + id + " " + left);
        } else if (left > 0) {
            Twin order = new Twin();
            order.id = id;
            order.participant = participant;
            order.side = side;
            order.price = price;
            order.left = left;
            open.add(order);
        }
    }

    void cancel(long id) {
        for (Twin order : open) {
            if (order.id == id) {
                open.remove(order);
                lines.add("canceled " + id + " " + order.left);
                return;
            }
        }
    }

    long stateHash() {
        long hash = 17;
        for (Side side : Side.values()) {
            Set<Level> seen = new LinkedHashSet<>();
            for (Twin order : sorted(side)) {
                if (seen.add(new Level(side, order.price))) {
                    hash = hash * 31 + order.price;
                }
                hash = (hash * 31 + order.id) * 31 + order.left;
            }
        }
        return hash;
    }

    private List<Twin> opposite(Side side, long limit) {
        return sorted(side.opposite()).stream()
                .filter(maker -> (limit - maker.price) * side.sign() >= 0)
                .toList();
    }

    private List<Twin> sorted(Side side) {
        return open.stream()
                .filter(order -> order.side == side)
                .sorted(Comparator.comparingLong(order -> -order.price * side.sign()))
                .toList();
    }
}
