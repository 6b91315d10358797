package io.tidemill.node.live;

import io.tidemill.wire.sbe.ClockTickDecoder;
import io.tidemill.wire.sbe.OrderAcceptedDecoder;
import io.tidemill.wire.sbe.OrderDeniedDecoder;
import io.tidemill.wire.sbe.PlaceOrderDecoder;
import io.tidemill.wire.sbe.RunStartedDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Which lane a message belongs to, by the ranges of ids in the wire schema. */
public final class MessageKinds {
    private static final int TEMPLATE_ID_OFFSET = 2;

    private MessageKinds() {}

    /** The kind of a message: its template in the schema. */
    public static int of(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + TEMPLATE_ID_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /** Quotes, trades, book deltas, gaps. */
    public static boolean isMarket(int kind) {
        return kind < OrderAcceptedDecoder.TEMPLATE_ID;
    }

    /** Order events and balances. */
    public static boolean isOrderEvent(int kind) {
        return kind >= OrderAcceptedDecoder.TEMPLATE_ID && kind < ClockTickDecoder.TEMPLATE_ID;
    }

    /** What an engine consumes, as its journal has it: market and order events, time, definitions, promotions, halts. */
    static boolean isInput(int kind) {
        return kind < PlaceOrderDecoder.TEMPLATE_ID;
    }

    static boolean isCommand(int kind) {
        return kind >= PlaceOrderDecoder.TEMPLATE_ID && kind < RunStartedDecoder.TEMPLATE_ID;
    }

    /** What the trade topic carries. */
    static boolean isTrade(int kind) {
        return isOrderRow(kind) || isOrderEvent(kind);
    }

    /** What becomes a row of the table of orders: all of the trade topic but fills and balances, which have their own. */
    static boolean isOrderRow(int kind) {
        return isCommand(kind) || kind == OrderDeniedDecoder.TEMPLATE_ID || isOrderEvent(kind);
    }
}
