package io.tidemill.node.command;

import io.tidemill.model.book.BookCheck;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.tables.MarketKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Market events on their way through: counted by kind, checked, and handed on to where they go now. */
final class MarketTally implements MarketEvents {
    private final BookCheck check = new BookCheck();
    private final long[] counts = new long[MarketKind.values().length];
    private @Nullable MarketEvents out;

    /** Hands on to these from now on; to nobody if null. */
    void to(@Nullable MarketEvents next) {
        out = next;
    }

    BookCheck check() {
        return check;
    }

    /** Events that were handed on, by the name of their table. */
    Map<String, Long> counts() {
        Map<String, Long> byTable = new LinkedHashMap<>();
        for (MarketKind kind : MarketKind.values()) {
            byTable.put(kind.table().tableName(), counts[kind.ordinal()]);
        }
        return byTable;
    }

    long count(MarketKind kind) {
        return counts[kind.ordinal()];
    }

    @Override
    public void quote(int i, long e, long r, long sequence, long bid, long bidSize, long ask, long askSize) {
        check.quote(i, e, r, sequence, bid, bidSize, ask, askSize);
        if (out != null) {
            counts[MarketKind.QUOTE.ordinal()]++;
            out.quote(i, e, r, sequence, bid, bidSize, ask, askSize);
        }
    }

    @Override
    public void trade(int i, long e, long r, long sequence, long priceTicks, long sizeLots, Side aggressor) {
        check.trade(i, e, r, sequence, priceTicks, sizeLots, aggressor);
        if (out != null) {
            counts[MarketKind.TRADE.ordinal()]++;
            out.trade(i, e, r, sequence, priceTicks, sizeLots, aggressor);
        }
    }

    @Override
    public void bookDelta(
            int i,
            long e,
            long r,
            long sequence,
            BookAction action,
            Side side,
            long priceTicks,
            long sizeLots,
            int flags) {
        check.bookDelta(i, e, r, sequence, action, side, priceTicks, sizeLots, flags);
        if (out != null) {
            counts[MarketKind.BOOK_DELTA.ordinal()]++;
            out.bookDelta(i, e, r, sequence, action, side, priceTicks, sizeLots, flags);
        }
    }

    @Override
    public void gap(int i, long e, long r, GapReason reason, long expected, long received) {
        check.gap(i, e, r, reason, expected, received);
        if (out != null) {
            counts[MarketKind.GAP.ordinal()]++;
            out.gap(i, e, r, reason, expected, received);
        }
    }
}
