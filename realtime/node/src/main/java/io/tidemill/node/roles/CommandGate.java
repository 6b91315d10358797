package io.tidemill.node.roles;

import io.tidemill.bus.LaneListener;
import io.tidemill.connectors.VenueConnector;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import io.tidemill.node.live.MessageKinds;
import io.tidemill.node.live.ReceiveTimes;
import io.tidemill.wire.WireReader;
import io.tidemill.wire.sbe.ClockTickDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reading end of the lane of commands. Cancels and questions always go to the venue; a new order goes when somebody trades who is
 * heard, and the order is young; else it ends at once, with the reason in the order event.
 *
 * <p>No order is left unattended: when the venue's streams open, when another trader comes, when the one that is there falls silent,
 * and when this is stopped, all orders of the account are canceled, and then pursued one by one until the venue has said that they
 * are off.
 *
 * <p><b>Thread:</b> the stage's; {@link #open}, {@link #stop} and the questions are for any.
 */
final class CommandGate implements LaneListener, OrderCommands {
    /** Why an order does not go. */
    static final List<OrderReason> REASONS =
            List.of(OrderReason.COMMAND_AGE, OrderReason.TRADER_SILENT, OrderReason.STOPPING);

    private static final Logger LOG = LoggerFactory.getLogger(CommandGate.class);
    private static final long PURSUE_EVERY_NS = 500_000_000L;

    private final VenueConnector venue;
    private final StandingOrders standing;
    private final int instruments;
    private final long maxAgeNs;
    private final LaneWatch watch;
    private final WireReader reader = new WireReader().commands(this);
    private final LongAdder sent = new LongAdder();
    private final AtomicLongArray refused = new AtomicLongArray(OrderReason.values().length);
    private volatile boolean isOpen;
    private volatile boolean isStopping;
    private volatile boolean wasOpen;
    private volatile boolean wasStopping;
    private boolean isAlive;
    private long nowNs;
    private long pursueNs;

    /**
     * A gate that is shut.
     *
     * @param instruments how many there are; their ids count from 0
     * @param maxAge of a new order when it comes here
     * @param traderTimeout silence after which nobody is held to trade
     */
    CommandGate(
            VenueConnector venue, StandingOrders standing, int instruments, Duration maxAge, Duration traderTimeout) {
        this.venue = venue;
        this.standing = standing;
        this.instruments = instruments;
        maxAgeNs = maxAge.toNanos();
        watch = new LaneWatch(traderTimeout.toNanos());
    }

    /** The venue can be reached: orders may go from here on. */
    void open() {
        isOpen = true;
    }

    /** No new order goes from here on, and all that stand are taken off. */
    void stop() {
        isStopping = true;
    }

    /** Whether orders may go, if somebody sends any. */
    boolean isOpen() {
        return wasOpen;
    }

    /** Whether it was stopped, and nothing stands any more. */
    boolean isFlat() {
        return wasStopping && standing.count() == 0;
    }

    /** The time of what is read next. */
    void now(long timeNs) {
        nowNs = timeNs;
    }

    /** Does what the time, or somebody's wish, asks for; says how much it was. */
    int work() {
        int done = 0;
        if (isOpen && !wasOpen) {
            wasOpen = true;
            takeOff("the venue is there, and what stands at it is nobody's");
            done++;
        }
        if (isStopping && !wasStopping) {
            wasStopping = true;
            takeOff("execute stops");
            done++;
        }
        return done + look();
    }

    private int look() {
        boolean alive = watch.isAlive(nowNs);
        if (isAlive && !alive) {
            takeOff("trade is silent");
        }
        isAlive = alive;
        if (nowNs < pursueNs) {
            return 0;
        }
        pursueNs = nowNs + PURSUE_EVERY_NS;
        if (!standing.hasDoomed()) {
            return 0;
        }
        standing.pursue(venue, nowNs);
        return 1;
    }

    private void takeOff(String reason) {
        LOG.info("all orders are canceled, {} stand: {}", standing.count(), reason);
        standing.doom();
        for (int id = 0; id < instruments; id++) {
            venue.cancelAll(id, nowNs);
        }
        pursueNs = nowNs + PURSUE_EVERY_NS;
    }

    @Override
    public void begins(String writer) {
        takeOff("trade is now " + writer);
    }

    @Override
    public void lost(long payloads) {
        takeOff(payloads + " payloads of commands are missing");
    }

    @Override
    public void message(DirectBuffer buffer, int offset, int length) {
        if (MessageKinds.of(buffer, offset) == ClockTickDecoder.TEMPLATE_ID) {
            watch.heard(ReceiveTimes.of(buffer, offset), nowNs);
            isAlive |= watch.isAlive(nowNs);
        } else {
            reader.message(buffer, offset, length);
        }
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
        OrderReason reason = refusal(timeNs);
        if (reason != OrderReason.NONE) {
            refused.incrementAndGet(reason.ordinal());
            venue.refuse(clientOrderId, instrumentId, reason);
            return;
        }
        sent.increment();
        standing.placed(clientOrderId, instrumentId, sizeLots);
        venue.place(
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
        venue.cancel(clientOrderId, instrumentId, timeNs);
    }

    @Override
    public void cancelAll(int instrumentId, long timeNs) {
        venue.cancelAll(instrumentId, timeNs);
    }

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {
        venue.query(clientOrderId, instrumentId, timeNs);
    }

    private OrderReason refusal(long timeNs) {
        if (wasStopping) {
            return OrderReason.STOPPING;
        }
        if (!isAlive) {
            return OrderReason.TRADER_SILENT;
        }
        return nowNs - timeNs > maxAgeNs ? OrderReason.COMMAND_AGE : OrderReason.NONE;
    }

    /** Orders that went to the venue. */
    long sent() {
        return sent.sum();
    }

    /** Orders that were refused for one of the {@link #REASONS}. */
    long refused(OrderReason reason) {
        return refused.get(reason.ordinal());
    }

    /** How old the newest sign of life of who trades was when it was read, ns. */
    long ageNs() {
        return watch.ageNs();
    }
}
