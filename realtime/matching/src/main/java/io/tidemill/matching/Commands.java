package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;

/** Our commands on their way to the venue: a queue in the order of sending, each with the time of its arrival. */
@HotPath
final class Commands {
    private static final int INITIAL = 256;

    private final LatencyModel latency;
    private Command[] ring = new Command[INITIAL];
    private long head;
    private long tail;
    private long lastDueNs = Long.MIN_VALUE;

    Commands(LatencyModel latency) {
        this.latency = latency;
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Command();
        }
    }

    /** When the next command reaches the venue, or {@link Long#MAX_VALUE} if none is under way. */
    long nextDueNs() {
        return head == tail ? Long.MAX_VALUE : first().dueNs;
    }

    Command first() {
        return ring[(int) head & ring.length - 1];
    }

    void removeFirst() {
        head++;
    }

    /** A new last command; the caller fills the rest in. */
    Command add(Kind kind, long clientOrderId, int instrumentId, long sentTimeNs, long venueTimeNs) {
        if (tail - head == ring.length) {
            grow();
        }
        Command command = ring[(int) tail & ring.length - 1];
        tail++;
        lastDueNs = Math.max(Math.max(lastDueNs, venueTimeNs), sentTimeNs + latency.entryNs(sentTimeNs));
        command.kind = kind;
        command.clientOrderId = clientOrderId;
        command.instrumentId = instrumentId;
        command.dueNs = lastDueNs;
        return command;
    }

    private void grow() {
        Command[] larger = new Command[ring.length * 2];
        for (int i = 0; i < ring.length; i++) {
            larger[(int) (head + i) & larger.length - 1] = ring[(int) (head + i) & ring.length - 1];
            larger[(int) (tail + i) & larger.length - 1] = new Command();
        }
        ring = larger;
    }

    /** What is asked. */
    enum Kind {
        PLACE,
        CANCEL,
        CANCEL_ALL,
        QUERY
    }

    /** One slot of the queue. */
    static final class Command {
        Kind kind = Kind.QUERY;
        long dueNs;
        long clientOrderId;
        int instrumentId;
        Side side = Side.BUY;
        OrderKind orderKind = OrderKind.LIMIT;
        TimeInForce timeInForce = TimeInForce.GTC;
        long priceTicks;
        long sizeLots;
    }
}
