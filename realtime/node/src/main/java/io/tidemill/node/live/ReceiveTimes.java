package io.tidemill.node.live;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.tidemill.wire.sbe.BalanceEncoder;
import io.tidemill.wire.sbe.BookDeltaEncoder;
import io.tidemill.wire.sbe.CancelRejectedEncoder;
import io.tidemill.wire.sbe.ClockTickEncoder;
import io.tidemill.wire.sbe.GapEncoder;
import io.tidemill.wire.sbe.HaltedEncoder;
import io.tidemill.wire.sbe.InstrumentDefinedEncoder;
import io.tidemill.wire.sbe.MessageHeaderEncoder;
import io.tidemill.wire.sbe.OrderAcceptedEncoder;
import io.tidemill.wire.sbe.OrderCanceledEncoder;
import io.tidemill.wire.sbe.OrderExpiredEncoder;
import io.tidemill.wire.sbe.OrderFilledEncoder;
import io.tidemill.wire.sbe.OrderRejectedEncoder;
import io.tidemill.wire.sbe.OrderStatusEncoder;
import io.tidemill.wire.sbe.OrderUnknownEncoder;
import io.tidemill.wire.sbe.PlaceOrderDecoder;
import io.tidemill.wire.sbe.PromotedEncoder;
import io.tidemill.wire.sbe.QuoteEncoder;
import io.tidemill.wire.sbe.ResumedEncoder;
import io.tidemill.wire.sbe.TradeEncoder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Receive times in encoded inputs of an engine: where they stand, and how they are held so that they never go back. */
public final class ReceiveTimes {
    private static final int NONE = -1;
    private static final int[] OFFSETS = offsets();

    private ReceiveTimes() {}

    /**
     * The receive time of an input, ns since 1970 UTC.
     *
     * @throws IllegalArgumentException if the message is no input
     */
    public static long of(DirectBuffer buffer, int offset) {
        return buffer.getLong(place(buffer, offset), LITTLE_ENDIAN);
    }

    /**
     * Sets the receive time of an input, in place.
     *
     * @throws IllegalArgumentException if the message is no input
     */
    public static void set(MutableDirectBuffer buffer, int offset, long receiveTimeNs) {
        buffer.putLong(place(buffer, offset), receiveTimeNs, LITTLE_ENDIAN);
    }

    private static int place(DirectBuffer buffer, int offset) {
        int kind = MessageKinds.of(buffer, offset);
        int field = kind >= 0 && kind < OFFSETS.length ? OFFSETS[kind] : NONE;
        if (field == NONE) {
            throw new IllegalArgumentException("a message must be an input of an engine, was of kind " + kind);
        }
        return offset + MessageHeaderEncoder.ENCODED_LENGTH + field;
    }

    private static int[] offsets() {
        int[] offsets = new int[PlaceOrderDecoder.TEMPLATE_ID];
        Arrays.fill(offsets, NONE);
        offsets[QuoteEncoder.TEMPLATE_ID] = QuoteEncoder.receiveTimeNsEncodingOffset();
        offsets[TradeEncoder.TEMPLATE_ID] = TradeEncoder.receiveTimeNsEncodingOffset();
        offsets[BookDeltaEncoder.TEMPLATE_ID] = BookDeltaEncoder.receiveTimeNsEncodingOffset();
        offsets[GapEncoder.TEMPLATE_ID] = GapEncoder.receiveTimeNsEncodingOffset();
        offsets[OrderAcceptedEncoder.TEMPLATE_ID] = OrderAcceptedEncoder.receiveTimeNsEncodingOffset();
        offsets[OrderRejectedEncoder.TEMPLATE_ID] = OrderRejectedEncoder.receiveTimeNsEncodingOffset();
        offsets[OrderFilledEncoder.TEMPLATE_ID] = OrderFilledEncoder.receiveTimeNsEncodingOffset();
        offsets[OrderCanceledEncoder.TEMPLATE_ID] = OrderCanceledEncoder.receiveTimeNsEncodingOffset();
        offsets[CancelRejectedEncoder.TEMPLATE_ID] = CancelRejectedEncoder.receiveTimeNsEncodingOffset();
        offsets[OrderExpiredEncoder.TEMPLATE_ID] = OrderExpiredEncoder.receiveTimeNsEncodingOffset();
        offsets[OrderUnknownEncoder.TEMPLATE_ID] = OrderUnknownEncoder.receiveTimeNsEncodingOffset();
        offsets[OrderStatusEncoder.TEMPLATE_ID] = OrderStatusEncoder.receiveTimeNsEncodingOffset();
        offsets[BalanceEncoder.TEMPLATE_ID] = BalanceEncoder.receiveTimeNsEncodingOffset();
        offsets[ClockTickEncoder.TEMPLATE_ID] = ClockTickEncoder.receiveTimeNsEncodingOffset();
        offsets[InstrumentDefinedEncoder.TEMPLATE_ID] = InstrumentDefinedEncoder.receiveTimeNsEncodingOffset();
        offsets[PromotedEncoder.TEMPLATE_ID] = PromotedEncoder.receiveTimeNsEncodingOffset();
        offsets[HaltedEncoder.TEMPLATE_ID] = HaltedEncoder.receiveTimeNsEncodingOffset();
        offsets[ResumedEncoder.TEMPLATE_ID] = ResumedEncoder.receiveTimeNsEncodingOffset();
        return offsets;
    }
}
