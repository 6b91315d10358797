package io.tidemill.node.roles;

import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The orders that stand at the venue, or may: a fold over what was sent and what the venue said. Those of a trader who is gone are
 * doomed: they are to be taken off, one by one, until the venue has said of each that it is.
 *
 * <p><b>Thread:</b> the stage's; {@link #count} may be asked by any. <b>Cost:</b> allocates once an order.
 */
final class StandingOrders implements OrderEvents {
    private static final long SIZE_UNKNOWN = Long.MAX_VALUE;

    private final Long2ObjectHashMap<Standing> orders = new Long2ObjectHashMap<>();
    private volatile int count;

    private static final class Standing {
        private final int instrumentId;
        private long leftLots;
        private boolean isDoomed;

        Standing(int instrumentId, long leftLots, boolean isDoomed) {
            this.instrumentId = instrumentId;
            this.leftLots = leftLots;
            this.isDoomed = isDoomed;
        }
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** An order leaves for the venue. */
    void placed(long clientOrderId, int instrumentId, long sizeLots) {
        orders.put(clientOrderId, new Standing(instrumentId, sizeLots, false));
        count = orders.size();
    }

    /** All that stand now are to be taken off. */
    void doom() {
        orders.forEach((id, standing) -> standing.isDoomed = true);
    }

    /** Cancels each that is doomed, and asks for it: one that is not there any more has an end of which we lack the news. */
    void pursue(OrderCommands venue, long timeNs) {
        orders.forEach((id, standing) -> {
            if (standing.isDoomed) {
                venue.cancel(id, standing.instrumentId, timeNs);
                venue.query(id, standing.instrumentId, timeNs);
            }
        });
    }

    /** Whether any is doomed. */
    boolean hasDoomed() {
        return orders.values().stream().anyMatch(standing -> standing.isDoomed);
    }

    @Override
    public void accepted(long id, int instrumentId, long venueOrderId, long eventTimeNs, long receiveTimeNs) {
        // it was sent from here; its reply may come when it is filled already
    }

    @Override
    public void rejected(long id, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        ended(id);
    }

    @Override
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
        Standing standing = orders.get(id);
        if (standing != null && standing.leftLots != SIZE_UNKNOWN) {
            standing.leftLots -= sizeLots;
            if (standing.leftLots <= 0) {
                ended(id);
            }
        }
    }

    @Override
    public void canceled(long id, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        ended(id);
    }

    @Override
    public void cancelRejected(long id, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        // it stands, or its end is on its way
    }

    @Override
    public void expired(long id, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        ended(id);
    }

    @Override
    public void unknown(long id, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        // it may stand
    }

    @Override
    public void status(
            long id,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long receiveTimeNs) {
        if (state.isTerminal()) {
            ended(id);
        } else {
            learn(id, instrumentId);
        }
    }

    @Override
    public void balance(String venue, String asset, long free, long locked, int scale, long e, long r) {
        // not of an order
    }

    /** One that stands and was not sent from here is of somebody who is gone. */
    private void learn(long id, int instrumentId) {
        if (!orders.containsKey(id)) {
            orders.put(id, new Standing(instrumentId, SIZE_UNKNOWN, true));
            count = orders.size();
        }
    }

    private void ended(long id) {
        orders.remove(id);
        count = orders.size();
    }
}
