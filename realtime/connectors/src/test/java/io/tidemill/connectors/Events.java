package io.tidemill.connectors;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.promotion.Promotion;
import java.util.ArrayList;
import java.util.List;

/** Writes every event down as one line. */
public final class Events implements MarketEvents, OrderEvents, ControlEvents, VenueRequests {
    public final List<String> lines = new ArrayList<>();

    /** The lines since the last call. */
    public List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    private void add(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.length() == 0 ? "" : " ");
            line.append(word.equals(NO_TIME) ? "-" : word);
        }
        lines.add(line.toString());
    }

    @Override
    public void quote(int i, long e, long r, long s, long bp, long bs, long ap, long as) {
        add("quote", i, e, r, s, bp, bs, ap, as);
    }

    @Override
    public void trade(int i, long e, long r, long s, long p, long z, Side a) {
        add("trade", i, e, r, s, p, z, a);
    }

    @Override
    public void bookDelta(int i, long e, long r, long s, BookAction action, Side side, long p, long z, int flags) {
        add("book", i, e, r, s, action, side, p, z, flags);
    }

    @Override
    public void gap(int i, long e, long r, GapReason reason, long expected, long received) {
        add("gap", i, e, r, reason, expected, received);
    }

    @Override
    public void accepted(long o, int i, long v, long e, long r) {
        add("accepted", ClientOrderId.text(o), i, v, e, r);
    }

    @Override
    public void rejected(long o, int i, OrderReason reason, long e, long r) {
        add("rejected", ClientOrderId.text(o), i, reason, e, r);
    }

    @Override
    public void filled(
            long o, int i, long v, long t, long p, long z, Liquidity l, long f, int fs, String fa, long e, long r) {
        add("filled", ClientOrderId.text(o), i, v, t, p, z, l, f, fs, fa, e, r);
    }

    @Override
    public void canceled(long o, int i, long e, long r) {
        add("canceled", ClientOrderId.text(o), i, e, r);
    }

    @Override
    public void cancelRejected(long o, int i, OrderReason reason, long e, long r) {
        add("cancelRejected", ClientOrderId.text(o), i, reason, e, r);
    }

    @Override
    public void expired(long o, int i, long e, long r) {
        add("expired", ClientOrderId.text(o), i, e, r);
    }

    @Override
    public void unknown(long o, int i, long e, long r) {
        add("unknown", ClientOrderId.text(o), i, e, r);
    }

    @Override
    public void status(long o, int i, long v, OrderState state, long z, long e, long r) {
        add("status", ClientOrderId.text(o), i, v, state, z, e, r);
    }

    @Override
    public void balance(String venue, String asset, long free, long locked, int scale, long e, long r) {
        add("balance", venue, asset, free, locked, scale, e, r);
    }

    @Override
    public void clock(long r) {
        add("clock", r);
    }

    @Override
    public void instrument(Instrument instrument, long r) {
        add("instrument", instrument.id(), instrument.name(), instrument.tick(), instrument.lot(), r);
    }

    @Override
    public void promotion(Promotion promotion, long r) {
        add("promotion", r);
    }

    @Override
    public void halt(String reason, long r) {
        add("halt", r);
    }

    @Override
    public void resume(String person, long r) {
        add("resume", r);
    }

    @Override
    public void snapshot(int i) {
        add("ask snapshot", i);
    }

    @Override
    public void trades(int i, long o, long v) {
        add("ask trades", i, ClientOrderId.text(o), v);
    }

    @Override
    public void orderStatus(int i, long o) {
        add("ask order", i, ClientOrderId.text(o));
    }

    @Override
    public void openOrders(int i) {
        add("ask openOrders", i);
    }

    @Override
    public void account() {
        add("ask account");
    }

    @Override
    public void reconnect(String stream) {
        add("ask reconnect", stream);
    }
}
