package io.tidemill.engine;

import io.tidemill.execution.Execution;
import io.tidemill.execution.Order;
import io.tidemill.model.HotPath;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import java.util.Arrays;

/**
 * Answers the orders of stage SHADOW, which never leave: what may stand is accepted, what must fill at once expires, a
 * cancel takes off. Nothing ever fills. Answers come when the event that led to the order is done, as a venue's would.
 */
@HotPath
final class ShadowVenue {
    private long[] waiting = new long[64];
    private int count;

    void answerLater(long clientOrderId) {
        if (count == waiting.length) {
            waiting = Arrays.copyOf(waiting, count * 2);
        }
        waiting[count++] = clientOrderId;
    }

    /** Gives one round of answers; what they lead to is answered with the next event. */
    void answer(Execution execution, long timeNs) {
        int round = count;
        for (int i = 0; i < round; i++) {
            Order order = execution.find(waiting[i]);
            if (order == null) {
                continue;
            }
            long id = order.clientOrderId();
            int instrumentId = order.instrumentId();
            if (order.state() == OrderState.PENDING_CANCEL) {
                execution.canceled(id, instrumentId, timeNs, timeNs);
            } else if (order.kind() == OrderKind.MARKET || order.timeInForce() != TimeInForce.GTC) {
                execution.expired(id, instrumentId, timeNs, timeNs);
            } else {
                execution.accepted(id, instrumentId, 0, timeNs, timeNs);
            }
        }
        System.arraycopy(waiting, round, waiting, 0, count - round);
        count -= round;
    }

    boolean isWaiting() {
        return count > 0;
    }
}
