package io.tidemill.node.roles;

import io.tidemill.node.live.MessageKinds;
import io.tidemill.wire.MessageSink;
import io.tidemill.wire.WireReader;
import io.tidemill.wire.sbe.ClockTickDecoder;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;

/**
 * The writing end of the lane of orders: what the codec says of orders goes to who trades, into the lake, and to the count of what
 * stands. Time goes to who trades, as a sign of life, once orders may go.
 *
 * <p><b>Thread:</b> the stage's.
 */
final class OrderLane implements MessageSink {
    private final MessageSink lane;
    private final MessageSink trade;
    private final WireReader standing;
    private final BooleanSupplier isOpen;

    /**
     * The sink of a codec.
     *
     * @param lane to who trades
     * @param trade the topic for the lake
     * @param isOpen whether orders may go
     */
    OrderLane(MessageSink lane, MessageSink trade, StandingOrders standing, BooleanSupplier isOpen) {
        this.lane = lane;
        this.trade = trade;
        this.standing = new WireReader().orders(standing);
        this.isOpen = isOpen;
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        int kind = MessageKinds.of(buffer, offset);
        if (MessageKinds.isOrderEvent(kind)) {
            trade.message(buffer, offset, length);
            standing.message(buffer, offset, length);
            lane.message(buffer, offset, length);
        } else if (kind == ClockTickDecoder.TEMPLATE_ID && isOpen.getAsBoolean()) {
            lane.message(buffer, offset, length);
        }
    }
}
