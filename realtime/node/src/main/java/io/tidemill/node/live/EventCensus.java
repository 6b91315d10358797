package io.tidemill.node.live;

import io.tidemill.wire.MessageSink;
import io.tidemill.wire.sbe.BalanceDecoder;
import io.tidemill.wire.sbe.BookDeltaDecoder;
import io.tidemill.wire.sbe.GapDecoder;
import io.tidemill.wire.sbe.OrderFilledDecoder;
import io.tidemill.wire.sbe.QuoteDecoder;
import io.tidemill.wire.sbe.RawFrameDecoder;
import io.tidemill.wire.sbe.TradeDecoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.DirectBuffer;

/** Counts messages by kind on their way to a sink. <b>Thread:</b> one writes, any reads. */
public final class EventCensus implements MessageSink {
    private static final int KINDS = 128;

    private final MessageSink out;
    private final AtomicLongArray counts = new AtomicLongArray(KINDS);

    /** Counts what goes to this sink. */
    public EventCensus(MessageSink out) {
        this.out = out;
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        int kind = MessageKinds.of(buffer, offset);
        out.message(buffer, offset, length);
        counts.lazySet(kind, counts.get(kind) + 1);
    }

    /** Messages so far by the table of the lake that they belong to. */
    public Map<String, Long> byTable() {
        Map<String, Long> tables = new TreeMap<>();
        for (int kind = 0; kind < KINDS; kind++) {
            long count = counts.get(kind);
            String table = table(kind);
            if (count > 0 && !table.isEmpty()) {
                tables.merge(table, count, Long::sum);
            }
        }
        return tables;
    }

    private static String table(int kind) {
        return switch (kind) {
            case QuoteDecoder.TEMPLATE_ID -> "quotes";
            case TradeDecoder.TEMPLATE_ID -> "trades";
            case BookDeltaDecoder.TEMPLATE_ID -> "book_deltas";
            case GapDecoder.TEMPLATE_ID -> "gaps";
            case OrderFilledDecoder.TEMPLATE_ID -> "fills";
            case BalanceDecoder.TEMPLATE_ID -> "balances";
            case RawFrameDecoder.TEMPLATE_ID -> "raw_frames";
            default -> MessageKinds.isOrderRow(kind) ? "orders" : "";
        };
    }
}
