package io.tidemill.connectors;

import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderReason;
import java.util.concurrent.CompletionStage;

/**
 * The sockets of one venue: its streams and replies become frames of a {@link FrameInbox}, our commands become its requests.
 *
 * <p>Each command ends in at least one frame: a reply, a lost reply, or the reason why nothing was sent.
 *
 * <p><b>Thread:</b> any thread may call; calls return at once and are carried out in order by the connector's own thread.
 */
public interface VenueConnector extends OrderCommands, VenueRequests, AutoCloseable {
    /** Code of the venue, such as {@code BINANCE}. */
    String venue();

    /**
     * Learns the instruments and opens the streams; goes on trying until closed.
     *
     * @return completes when the instruments are known and all streams are open for the first time; fails only when closed
     *     before that
     */
    CompletionStage<Void> start();

    /** Ends a new order that is not to be sent: it becomes the frame that says why. */
    void refuse(long clientOrderId, int instrumentId, OrderReason reason);

    /** Closes all sockets. No frame is pushed after it returns. */
    @Override
    void close();
}
