package io.tidemill.sandbox;

import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A market behind a sandboxed venue: recorded ({@link ReplayMarket}) or generated ({@link GeneratedMarket}).
 *
 * <p><b>Thread:</b> {@link #start}, {@link #speed} and {@link #isAtEnd} may be called from any thread; all else belongs to the
 * thread of the venue that the market was given to.
 */
public abstract sealed class Market implements AutoCloseable permits ReplayMarket, GeneratedMarket {
    private volatile double speed = 1;
    private volatile boolean started;
    private volatile @Nullable RuntimeException failure;

    /** What can be traded; ids are dense from 0. */
    public abstract List<Instrument> instruments();

    /** Whether nothing more will come. A generated market never ends. */
    public abstract boolean isAtEnd();

    /** Lets the market run from now on; before that it stands still and can be read and traded with. */
    public final void start() {
        started = true;
    }

    /** Whether the market was started. */
    public final boolean isStarted() {
        return started;
    }

    /**
     * How many market seconds pass in a second from now on.
     *
     * @param factor 1 is real time, 0 stands still
     */
    public final void speed(double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("speed must be >= 0 and finite, was " + factor);
        }
        speed = factor;
    }

    /** Why the market stands still for good; empty while all is well. Whoever waits for the end must look here, too. */
    public final Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** The market broke and goes on no more. */
    final void fail(RuntimeException reason) {
        failure = reason;
    }

    /** How many market seconds pass in a second. */
    public final double speed() {
        return speed;
    }

    /** Frees what the market holds open. */
    @Override
    public abstract void close();

    /** Ties the market to its venue. Its book is whole from now on. */
    abstract void open(MarketListener listener);

    /** Ties the market to the time of day, once, just before time begins to pass. */
    abstract void begin(long nowNs);

    /** Lets so much market time pass. */
    abstract void pass(long marketNs);

    /** The book as public frames have told it so far; its sequence is the last update id. */
    abstract OrderBook book(int listing);

    /** An order of the account; its fate is told before the call returns, as far as it is decided at once. */
    abstract void place(
            long orderId,
            int listing,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots);

    /** Takes an open order of the account off; told before the call returns. */
    abstract void cancel(long orderId, int listing);
}
