package io.tidemill.engine;

import io.tidemill.model.HotPath;
import io.tidemill.model.book.BookView;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Position;
import io.tidemill.strategy.MarketView;

/**
 * The market of one instrument, and what all strategies together hold of it. Best bid and ask come from quotes and from the
 * book, whichever speaks of the later state of the venue's book.
 */
@HotPath
final class Market implements MarketView {
    private Instrument instrument;
    private final OrderBook book = new OrderBook();
    private final Position position;
    private Runner[] runners = new Runner[0];
    private boolean hasBook;
    private boolean isWhole;
    private boolean isFrozen;
    private long sequence;
    private long bidPriceTicks = MarketEvents.NO_PRICE;
    private long bidSizeLots;
    private long askPriceTicks = MarketEvents.NO_PRICE;
    private long askSizeLots;
    private long receiveTimeNs = MarketEvents.NO_TIME;

    Market(Instrument instrument) {
        this.instrument = instrument;
        this.position = new Position(instrument);
        this.isWhole = true;
    }

    void watch(Runner runner) {
        Runner[] more = new Runner[runners.length + 1];
        System.arraycopy(runners, 0, more, 0, runners.length);
        more[runners.length] = runner;
        runners = more;
    }

    Runner[] runners() {
        return runners;
    }

    Position position() {
        return position;
    }

    void redefine(Instrument newer) {
        instrument = newer;
    }

    /** The steps changed: ticks and lots that come from here on mean something else than those that we hold. */
    void freeze() {
        isFrozen = true;
        book.invalidate();
        isWhole = false;
    }

    boolean isFrozen() {
        return isFrozen;
    }

    void quote(long newSequence, long bid, long bidSize, long ask, long askSize, long timeNs) {
        if (newSequence >= sequence && isWhole) {
            top(newSequence, bid, bidSize, ask, askSize, timeNs);
        }
    }

    /** Applies a delta; returns whether its batch is complete. */
    boolean delta(
            long newSequence, BookAction action, Side side, long priceTicks, long sizeLots, int flags, long timeNs) {
        book.apply(action, side, priceTicks, sizeLots, flags, newSequence, timeNs);
        hasBook = true;
        if (!BookFlags.isLast(flags)) {
            return false;
        }
        if (!book.isValid()) {
            isWhole = false;
        } else if (!isWhole || newSequence >= sequence) {
            isWhole = true;
            top(
                    newSequence,
                    book.bestPriceTicks(Side.BUY),
                    book.bestSizeLots(Side.BUY),
                    book.bestPriceTicks(Side.SELL),
                    book.bestSizeLots(Side.SELL),
                    timeNs);
        }
        return true;
    }

    /** Nothing that was known holds; quotes alone make it whole again only where there is no book. */
    void gap() {
        book.invalidate();
        isWhole = !hasBook;
        sequence = 0;
        bidPriceTicks = MarketEvents.NO_PRICE;
        askPriceTicks = MarketEvents.NO_PRICE;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public BookView book() {
        return book;
    }

    @Override
    public boolean isTradable() {
        return isWhole
                && bidPriceTicks != MarketEvents.NO_PRICE
                && askPriceTicks != MarketEvents.NO_PRICE
                && bidPriceTicks < askPriceTicks;
    }

    @Override
    public long bidPriceTicks() {
        return bidPriceTicks;
    }

    @Override
    public long bidSizeLots() {
        return bidSizeLots;
    }

    @Override
    public long askPriceTicks() {
        return askPriceTicks;
    }

    @Override
    public long askSizeLots() {
        return askSizeLots;
    }

    @Override
    public long receiveTimeNs() {
        return receiveTimeNs;
    }

    double midTicks() {
        return (bidPriceTicks + askPriceTicks) * 0.5;
    }

    private void top(long newSequence, long bid, long bidSize, long ask, long askSize, long timeNs) {
        sequence = newSequence;
        bidPriceTicks = bid;
        bidSizeLots = bidSize;
        askPriceTicks = ask;
        askSizeLots = askSize;
        receiveTimeNs = timeNs;
    }
}
