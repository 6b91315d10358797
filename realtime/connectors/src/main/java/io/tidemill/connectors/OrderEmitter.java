package io.tidemill.connectors;

import io.tidemill.model.HotPath;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;

/**
 * Passes order events on and notices when fills are missing: each report that says how much is filled in all is compared with
 * the fills that were seen, and if it says more, the trades of the order are asked for. A fill is never made up.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> allocates nothing in the steady state.
 */
@HotPath
public final class OrderEmitter {
    private final OrderTracks tracks = new OrderTracks();
    private final OrderEvents out;
    private final VenueRequests requests;

    /** An emitter that has seen no order. */
    public OrderEmitter(OrderEvents out, VenueRequests requests) {
        this.out = out;
        this.requests = requests;
    }

    /** The private stream is open again: asks about all that may have happened meanwhile. */
    public void askForOpen() {
        tracks.askForOpen(requests);
    }

    /** The order is open. */
    public void accepted(long id, int instrumentId, long venueOrderId, long eventTimeNs, long receiveTimeNs) {
        tracks.opened(id, instrumentId);
        out.accepted(id, instrumentId, venueOrderId, eventTimeNs, receiveTimeNs);
    }

    /** The order was refused. */
    public void rejected(long id, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        tracks.ended(id, instrumentId);
        out.rejected(id, instrumentId, reason, eventTimeNs, receiveTimeNs);
    }

    /** An execution; {@link #filledInAll} or {@link #sawFills} must follow for the frame that holds it. */
    public void filled(
            long id,
            int instrumentId,
            long venueOrderId,
            long tradeId,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long eventTimeNs,
            long receiveTimeNs) {
        out.filled(
                id,
                instrumentId,
                venueOrderId,
                tradeId,
                priceTicks,
                sizeLots,
                liquidity,
                feeMantissa,
                feeScale,
                feeAsset,
                eventTimeNs,
                receiveTimeNs);
    }

    /**
     * The venue says how much is filled in all, of which the frame showed the newest part.
     *
     * @param shownLots the part whose fills are in the same frame
     */
    public void filledInAll(long id, int instrumentId, long venueOrderId, long filledLots, long shownLots) {
        long seen = tracks.seenLots(id);
        if (filledLots <= seen) {
            return;
        }
        if (filledLots - shownLots <= seen) {
            tracks.saw(id, instrumentId, filledLots);
        } else {
            requests.trades(instrumentId, id, venueOrderId);
        }
    }

    /** All fills of the order up to so many lots were shown. */
    public void sawFills(long id, int instrumentId, long lots) {
        tracks.saw(id, instrumentId, lots);
    }

    /** The venue says that nothing of the order is left to fill. */
    public void complete(long id, int instrumentId) {
        tracks.ended(id, instrumentId);
    }

    /**
     * The order is off: CANCELED at our wish, EXPIRED at the venue's. While fills of it are still to come this is told as a
     * status, so that its exposure stays reserved until they are here.
     */
    public void ended(
            long id,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long receiveTimeNs) {
        boolean fillsMissing = tracks.seenLots(id) < filledLots;
        tracks.ended(id, instrumentId);
        if (fillsMissing) {
            out.status(id, instrumentId, venueOrderId, state, filledLots, eventTimeNs, receiveTimeNs);
        } else if (state == OrderState.CANCELED) {
            out.canceled(id, instrumentId, eventTimeNs, receiveTimeNs);
        } else {
            out.expired(id, instrumentId, eventTimeNs, receiveTimeNs);
        }
    }

    /** A cancel was refused. */
    public void cancelRejected(long id, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        out.cancelRejected(id, instrumentId, reason, eventTimeNs, receiveTimeNs);
    }

    /** Nobody knows what became of the order. */
    public void unknown(long id, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        tracks.opened(id, instrumentId);
        out.unknown(id, instrumentId, eventTimeNs, receiveTimeNs);
    }

    /** What the venue says when asked; asks for trades if it says that more is filled than was seen. */
    public void status(
            long id,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long receiveTimeNs) {
        if (state.isTerminal()) {
            tracks.ended(id, instrumentId);
        } else {
            tracks.opened(id, instrumentId);
        }
        filledInAll(id, instrumentId, venueOrderId, filledLots, 0);
        out.status(id, instrumentId, venueOrderId, state, filledLots, eventTimeNs, receiveTimeNs);
    }

    /** What the account holds. */
    public void balance(
            String venue,
            String asset,
            long freeMantissa,
            long lockedMantissa,
            int scale,
            long eventTimeNs,
            long receiveTimeNs) {
        out.balance(venue, asset, freeMantissa, lockedMantissa, scale, eventTimeNs, receiveTimeNs);
    }
}
