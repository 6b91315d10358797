package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;

/** What the venue has said and we have not yet heard: a queue in the order of saying, each with the time of its arrival. */
@HotPath
final class Answers {
    private static final int INITIAL = 256;

    private final String venue;
    private final LatencyModel latency;
    private final OrderEvents events;
    private Answer[] ring = new Answer[INITIAL];
    private long head;
    private long tail;
    private long lastDueNs = Long.MIN_VALUE;

    Answers(String venue, LatencyModel latency, OrderEvents events) {
        this.venue = venue;
        this.latency = latency;
        this.events = events;
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Answer();
        }
    }

    /** When the next answer reaches us, or {@link Long#MAX_VALUE} if none is under way. */
    long nextDueNs() {
        return head == tail ? Long.MAX_VALUE : ring[(int) head & ring.length - 1].dueNs;
    }

    /** Hands the next answer out. What the receiver does with it may add answers. */
    void deliver() {
        Answer answer = ring[(int) head & ring.length - 1];
        head++;
        answer.tell(events, venue);
    }

    void accepted(Order order, long timeNs) {
        about(Answer.Kind.ACCEPTED, order, timeNs);
    }

    void canceled(Order order, long timeNs) {
        about(Answer.Kind.CANCELED, order, timeNs);
    }

    void expired(Order order, long timeNs) {
        about(Answer.Kind.EXPIRED, order, timeNs);
    }

    void rejected(long clientOrderId, int instrumentId, OrderReason reason, long timeNs) {
        add(Answer.Kind.REJECTED, clientOrderId, instrumentId, timeNs).reason = reason;
    }

    void cancelRejected(long clientOrderId, int instrumentId, OrderReason reason, long timeNs) {
        add(Answer.Kind.CANCEL_REJECTED, clientOrderId, instrumentId, timeNs).reason = reason;
    }

    void status(Order order, long timeNs) {
        Answer answer = about(Answer.Kind.STATUS, order, timeNs);
        answer.state = order.state;
        answer.sizeLots = order.filledLots;
    }

    void statusOfUnknown(long clientOrderId, int instrumentId, long timeNs) {
        Answer answer = add(Answer.Kind.STATUS, clientOrderId, instrumentId, timeNs);
        answer.venueOrderId = 0;
        answer.state = OrderState.REJECTED;
        answer.sizeLots = 0;
    }

    void filled(
            Order order,
            long tradeId,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            String feeAsset,
            long timeNs) {
        Answer answer = about(Answer.Kind.FILLED, order, timeNs);
        answer.tradeId = tradeId;
        answer.priceTicks = priceTicks;
        answer.sizeLots = sizeLots;
        answer.liquidity = liquidity;
        answer.freeOrFeeMantissa = feeMantissa;
        answer.asset = feeAsset;
    }

    void balance(String asset, long freeMantissa, long lockedMantissa, long timeNs) {
        Answer answer = add(Answer.Kind.BALANCE, 0, 0, timeNs);
        answer.asset = asset;
        answer.freeOrFeeMantissa = freeMantissa;
        answer.lockedMantissa = lockedMantissa;
    }

    private Answer about(Answer.Kind kind, Order order, long timeNs) {
        Answer answer = add(kind, order.clientOrderId, order.instrumentId, timeNs);
        answer.venueOrderId = order.venueOrderId;
        return answer;
    }

    private Answer add(Answer.Kind kind, long clientOrderId, int instrumentId, long timeNs) {
        if (tail - head == ring.length) {
            grow();
        }
        Answer answer = ring[(int) tail & ring.length - 1];
        tail++;
        lastDueNs = Math.max(lastDueNs, timeNs + latency.responseNs(timeNs));
        answer.kind = kind;
        answer.clientOrderId = clientOrderId;
        answer.instrumentId = instrumentId;
        answer.eventTimeNs = timeNs;
        answer.dueNs = lastDueNs;
        return answer;
    }

    private void grow() {
        Answer[] larger = new Answer[ring.length * 2];
        for (int i = 0; i < ring.length; i++) {
            larger[(int) (head + i) & larger.length - 1] = ring[(int) (head + i) & ring.length - 1];
            larger[(int) (tail + i) & larger.length - 1] = new Answer();
        }
        ring = larger;
    }
}
