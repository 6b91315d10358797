package io.tidemill.backtester;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.wire.WireWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Passes the engine's commands on to the venue of their instrument, and keeps a running SHA-256 over them, as wire messages
 * one behind the other.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
@HotPath
final class CommandLog implements OrderCommands {
    private final OrderTally tally;
    private final OrderCommands[] venues;
    private final int[] venueOfInstrument;
    private final MessageDigest digest = sha256();
    private final byte[] scratch = new byte[256];
    private final WireWriter encoder = new WireWriter((buffer, offset, length) -> {
        buffer.getBytes(offset, scratch, 0, length);
        digest.update(scratch, 0, length);
    });

    /**
     * A log of no commands.
     *
     * @param venues by number
     */
    CommandLog(OrderTally tally, OrderCommands[] venues, VenueIndex index) {
        this.tally = tally;
        this.venues = venues;
        this.venueOfInstrument = index.byInstrument();
    }

    @Override
    public void place(
            long clientOrderId,
            int instrumentId,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            long timeNs) {
        encoder.place(
                clientOrderId,
                instrumentId,
                side,
                kind,
                timeInForce,
                priceTicks,
                sizeLots,
                strategyId,
                parameterSetId,
                timeNs);
        tally.placed(clientOrderId, instrumentId, side, sizeLots);
        venue(instrumentId)
                .place(
                        clientOrderId,
                        instrumentId,
                        side,
                        kind,
                        timeInForce,
                        priceTicks,
                        sizeLots,
                        strategyId,
                        parameterSetId,
                        timeNs);
    }

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {
        encoder.cancel(clientOrderId, instrumentId, timeNs);
        tally.cancelSent();
        venue(instrumentId).cancel(clientOrderId, instrumentId, timeNs);
    }

    @Override
    public void cancelAll(int instrumentId, long timeNs) {
        encoder.cancelAll(instrumentId, timeNs);
        tally.cancelSent();
        venue(instrumentId).cancelAll(instrumentId, timeNs);
    }

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {
        encoder.query(clientOrderId, instrumentId, timeNs);
        venue(instrumentId).query(clientOrderId, instrumentId, timeNs);
    }

    /** The hash over all commands, as hex digits; ends the log. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private OrderCommands venue(int instrumentId) {
        return venues[venueOfInstrument[instrumentId]];
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
