package io.tidemill.connectors.binance;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;

/** The parameters of signed requests, without their signature. No value needs percent-encoding. */
final class Parameters {
    private final long timestampMs;
    private final int recvWindowMs;

    /** Parameters of a request that is made at {@code timestampMs} of the venue's clock. */
    Parameters(long timestampMs, int recvWindowMs) {
        this.timestampMs = timestampMs;
        this.recvWindowMs = recvWindowMs;
    }

    String newOrder(
            Instrument of,
            String orderId,
            Side side,
            OrderKind kind,
            TimeInForce force,
            long priceTicks,
            long sizeLots) {
        StringBuilder text = new StringBuilder(256)
                .append("timestamp=")
                .append(timestampMs)
                .append("&symbol=")
                .append(of.venueSymbol())
                .append("&side=")
                .append(side)
                .append("&newClientOrderId=")
                .append(orderId)
                .append("&newOrderRespType=FULL&type=")
                .append(kind)
                .append("&quantity=")
                .append(of.lot().toDecimal(sizeLots).toPlainString());
        if (kind != OrderKind.MARKET) {
            text.append("&price=").append(of.tick().toDecimal(priceTicks).toPlainString());
        }
        if (kind == OrderKind.LIMIT) {
            text.append("&timeInForce=").append(force);
        }
        return text.append("&recvWindow=").append(recvWindowMs).toString();
    }

    /** {@code more} begins with an ampersand or is empty. */
    String of(String more) {
        return "timestamp=" + timestampMs + more + "&recvWindow=" + recvWindowMs;
    }
}
