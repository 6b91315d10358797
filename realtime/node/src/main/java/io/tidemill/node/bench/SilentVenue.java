package io.tidemill.node.bench;

import io.tidemill.connectors.FrameInbox;
import io.tidemill.connectors.RequestContext;
import io.tidemill.connectors.VenueConnector;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.model.Clock;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.ClientOrderId;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.HdrHistogram.Histogram;

/**
 * The sender's side of a venue without its sockets: an order ends here, its age is noted, and the answer is that nothing was sent.
 *
 * <p><b>Thread:</b> the execute stage; the histogram may be read when that has ended.
 */
final class SilentVenue implements VenueConnector {
    private static final byte[] NOTHING = new byte[0];
    private static final int DIGITS = 3;

    private final FrameInbox inbox;
    private final Clock clock;
    private final Clock stamps;
    private final Histogram agesNs = new Histogram(DIGITS);

    /**
     * A venue.
     *
     * @param clock the machine's
     * @param stamps gives the receive time of an answer
     */
    SilentVenue(FrameInbox inbox, Clock clock, Clock stamps) {
        this.inbox = inbox;
        this.clock = clock;
        this.stamps = stamps;
    }

    /** Where frames go. */
    FrameInbox inbox() {
        return inbox;
    }

    /** The ages since the last time that they were taken. */
    Histogram takeAgesNs() {
        synchronized (agesNs) {
            Histogram taken = agesNs.copy();
            agesNs.reset();
            return taken;
        }
    }

    /** Time from the receive time of the quote to the order in hand, ns, of all orders. */
    Histogram agesNs() {
        return agesNs;
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
        long ageNs = Math.max(0, clock.nowNs() - timeNs);
        synchronized (agesNs) {
            agesNs.recordValue(ageNs);
        }
        refuse(clientOrderId, instrumentId, OrderReason.RATE_BUDGET);
    }

    @Override
    public void refuse(long clientOrderId, int instrumentId, OrderReason reason) {
        String symbol = RequestContext.symbolOf(instrumentId);
        String request = RequestContext.of("new", symbol, ClientOrderId.text(clientOrderId));
        String context = RequestContext.notSent(request, reason);
        inbox.frame(BinanceCodec.VENUE, FrameChannel.NO_REPLY, stamps.nowNs(), context, NOTHING, 0, 0);
    }

    @Override
    public String venue() {
        return BinanceCodec.VENUE;
    }

    @Override
    public CompletionStage<Void> start() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {}

    @Override
    public void cancelAll(int instrumentId, long timeNs) {}

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {}

    @Override
    public void snapshot(int instrumentId) {}

    @Override
    public void trades(int instrumentId, long clientOrderId, long venueOrderId) {}

    @Override
    public void orderStatus(int instrumentId, long clientOrderId) {}

    @Override
    public void openOrders(int instrumentId) {}

    @Override
    public void account() {}

    @Override
    public void reconnect(String stream) {}

    @Override
    public void close() {}
}
