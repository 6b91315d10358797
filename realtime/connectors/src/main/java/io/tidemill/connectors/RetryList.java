package io.tidemill.connectors;

import java.util.ArrayList;
import java.util.List;

/**
 * Questions of a codec that got no answer and are asked again a second later, by the CLOCK frames. At most one of each kind,
 * instrument and order waits.
 *
 * <p><b>Thread:</b> one thread owns it. Cold path.
 */
public final class RetryList {
    private static final long WAIT_NS = 1_000_000_000L;

    /** What can be asked again. */
    public enum Question {
        /** {@link VenueRequests#orderStatus}. */
        ORDER,
        /** {@link VenueRequests#openOrders}. */
        OPEN_ORDERS,
        /** {@link VenueRequests#account}. */
        ACCOUNT
    }

    private record Waiting(Question question, int instrumentId, long clientOrderId, long atNs) {}

    private final List<Waiting> waiting = new ArrayList<>();

    /** Nothing to ask. */
    public RetryList() {}

    /** Notes a question that got no answer. */
    public void add(Question question, int instrumentId, long clientOrderId, long receiveTimeNs) {
        waiting.removeIf(
                w -> w.question == question && w.instrumentId == instrumentId && w.clientOrderId == clientOrderId);
        waiting.add(new Waiting(question, instrumentId, clientOrderId, receiveTimeNs + WAIT_NS));
    }

    /** Asks what is due, in the order in which it failed. */
    public void clock(long receiveTimeNs, VenueRequests requests) {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> due = new ArrayList<>(waiting);
        for (Waiting w : due) {
            if (w.atNs <= receiveTimeNs && waiting.remove(w)) {
                switch (w.question) {
                    case ORDER -> requests.orderStatus(w.instrumentId, w.clientOrderId);
                    case OPEN_ORDERS -> requests.openOrders(w.instrumentId);
                    case ACCOUNT -> requests.account();
                }
            }
        }
    }
}
