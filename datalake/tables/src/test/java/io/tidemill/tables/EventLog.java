package io.tidemill.tables;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.ArrayList;
import java.util.List;

/** Market events as lines of text. */
final class EventLog implements MarketEvents {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void quote(int id, long event, long receive, long seq, long bid, long bidSize, long ask, long askSize) {
        lines.add("quote " + id + " " + event + " " + receive + " " + seq + " " + bid + " " + bidSize + " " + ask + " "
                + askSize);
    }

    @Override
    public void trade(int id, long event, long receive, long seq, long price, long size, Side aggressor) {
        lines.add("trade " + id + " " + event + " " + receive + " " + seq + " " + price + " " + size + " " + aggressor);
    }

    @Override
    public void bookDelta(
            int id,
            long event,
            long receive,
            long seq,
            BookAction action,
            Side side,
            long price,
            long size,
            int flags) {
        lines.add("delta " + id + " " + event + " " + receive + " " + seq + " " + action + " " + side + " " + price
                + " " + size + " " + flags);
    }

    @Override
    public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {
        lines.add("gap " + id + " " + event + " " + receive + " " + reason + " " + expected + " " + received);
    }

    /** Gives each event to two. */
    record Both(MarketEvents first, MarketEvents second) implements MarketEvents {
        @Override
        public void quote(int id, long event, long receive, long seq, long bid, long bidSize, long ask, long askSize) {
            first.quote(id, event, receive, seq, bid, bidSize, ask, askSize);
            second.quote(id, event, receive, seq, bid, bidSize, ask, askSize);
        }

        @Override
        public void trade(int id, long event, long receive, long seq, long price, long size, Side aggressor) {
            first.trade(id, event, receive, seq, price, size, aggressor);
            second.trade(id, event, receive, seq, price, size, aggressor);
        }

        @Override
        public void bookDelta(
                int id,
                long event,
                long receive,
                long seq,
                BookAction action,
                Side side,
                long price,
                long size,
                int flags) {
            first.bookDelta(id, event, receive, seq, action, side, price, size, flags);
            second.bookDelta(id, event, receive, seq, action, side, price, size, flags);
        }

        @Override
        public void gap(int id, long event, long receive, GapReason reason, long expected, long received) {
            first.gap(id, event, receive, reason, expected, received);
            second.gap(id, event, receive, reason, expected, received);
        }
    }
}
