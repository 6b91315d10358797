package io.tidemill.matching;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.util.List;

/** A simulated venue with one instrument (tick 0.01, lot 0.001) and short words for what tests do to it. */
final class VenueBench {
    static final Instrument INSTRUMENT =
            Instrument.spot(0, "TEST", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.001"), 1, 0, 0);

    final OrderLog log = new OrderLog();
    final SimulatedVenue venue;
    long now = 1_000;
    long sequence = 1;

    VenueBench(SimulatedVenueConfig config) {
        this(config, INSTRUMENT);
    }

    VenueBench(SimulatedVenueConfig config, Instrument instrument) {
        venue = new SimulatedVenue(config, new Instruments(List.of(instrument)), log);
    }

    VenueBench() {
        this(SimulatedVenueConfig.defaults("TEST"));
    }

    /** Bids 100 x 10, 99 x 20, 98 x 30; asks 102 x 10, 103 x 20, 104 x 30. */
    VenueBench withBook() {
        now++;
        sequence++;
        delta(BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT);
        for (int i = 0; i < 3; i++) {
            delta(BookAction.SET, Side.BUY, 100 - i, 10L * (i + 1), BookFlags.SNAPSHOT);
            int last = i == 2 ? BookFlags.LAST : 0;
            delta(BookAction.SET, Side.SELL, 102 + i, 10L * (i + 1), BookFlags.SNAPSHOT | last);
        }
        return settle();
    }

    VenueBench level(Side side, long price, long size) {
        now++;
        sequence++;
        delta(size == 0 ? BookAction.DELETE : BookAction.SET, side, price, size, BookFlags.LAST);
        return settle();
    }

    VenueBench trade(Side aggressor, long price, long size) {
        now++;
        venue.trade(0, now, now, sequence, price, size, aggressor);
        return settle();
    }

    VenueBench quote(long bid, long bidSize, long ask, long askSize) {
        now++;
        sequence++;
        venue.quote(0, now, now, sequence, bid, bidSize, ask, askSize);
        return settle();
    }

    VenueBench gap() {
        now++;
        venue.gap(0, now, now, GapReason.SEQUENCE, 0, 0);
        return settle();
    }

    VenueBench limit(long id, Side side, long price, long size) {
        return place(id, side, OrderKind.LIMIT, TimeInForce.GTC, price, size);
    }

    VenueBench place(long id, Side side, OrderKind kind, TimeInForce timeInForce, long price, long size) {
        now++;
        venue.place(id, 0, side, kind, timeInForce, price, size, 1, 1, now);
        return settle();
    }

    VenueBench cancel(long id) {
        now++;
        venue.cancel(id, 0, now);
        return settle();
    }

    VenueBench query(long id) {
        now++;
        venue.query(id, 0, now);
        return settle();
    }

    VenueBench settle() {
        venue.advanceTo(now);
        return this;
    }

    /** What was heard since the last call. */
    List<String> heard() {
        return log.take();
    }

    void delta(BookAction action, Side side, long price, long size, int flags) {
        venue.bookDelta(0, now, now, sequence, action, side, price, size, flags);
    }
}
