package io.tidemill.sandbox;

import io.tidemill.matching.LimitOrderBook;
import io.tidemill.matching.Participants;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.util.Comparator;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One listing of a {@link GeneratedMarket}: the book of all orders, the public's copy of it, and the frames that tell of it. */
final class GeneratedBook implements MarketEvents {
    private static final long NS_PER_MS = 1_000_000;

    final GeneratedMarketConfig.Listing listing;
    private final int id;
    private final Instrument instrument;
    private final LimitOrderBook book;
    private final OrderBook printed = new OrderBook();
    private final TreeMap<Long, Long> changedBids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> changedAsks = new TreeMap<>();
    private long printedSequence;
    private long laterNs;
    private @Nullable MarketListener listener;

    GeneratedBook(GeneratedMarketConfig.Listing listing, Participants participants) {
        this.listing = listing;
        instrument = listing.instrument();
        id = instrument.id();
        book = new LimitOrderBook(id, this, participants);
        printed.apply(BookAction.CLEAR, Side.BUY, 0, 0, BookFlags.SNAPSHOT | BookFlags.LAST, 0, 0);
    }

    /** From now on the public listens. What happened before is in the book. */
    void listen(MarketListener to) {
        listener = to;
        changedBids.clear();
        changedAsks.clear();
        printedSequence = book.sequence();
    }

    /** Frames print the market's time and so much more. */
    void printTimesLater(long byNs) {
        laterNs = byNs;
    }

    OrderBook printed() {
        return printed;
    }

    void place(
            long orderId,
            int participant,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            long nowNs) {
        book.place(orderId, participant, side, kind, timeInForce, priceTicks, sizeLots, nowNs);
    }

    void cancel(long orderId, long nowNs) {
        book.cancel(orderId, nowNs);
    }

    long leftLots(long orderId) {
        return book.leftLots(orderId);
    }

    boolean hasBoth() {
        return book.levels(Side.BUY) > 0 && book.levels(Side.SELL) > 0;
    }

    /** In quote; the fundamental price as long as a side is empty. */
    double mid(double otherwise) {
        return hasBoth() ? (price(Side.BUY) + price(Side.SELL)) / 2 : otherwise;
    }

    /** Best price of a side, in quote. */
    double price(Side side) {
        return instrument.tick().toDouble(book.priceTicks(side, 0));
    }

    long priceTicks(Side side) {
        return book.priceTicks(side, 0);
    }

    long sizeLots(Side side) {
        return book.sizeLots(side, 0);
    }

    long ticks(double price) {
        return Math.max(1, instrument.tick().fromDouble(price));
    }

    long lots(double size) {
        return Math.max(1, instrument.lot().fromDouble(size));
    }

    /** Prints what changed since the last print, if anything did. */
    void printDepth(long nowNs) {
        if (listener == null || printedSequence == book.sequence()) {
            return;
        }
        long first = printedSequence + 1;
        printedSequence = book.sequence();
        String data = Frames.depth(
                instrument, (nowNs + laterNs) / NS_PER_MS, first, printedSequence, changedBids, changedAsks);
        changedBids.clear();
        changedAsks.clear();
        listener.depth(id, first, printedSequence, data);
    }

    @Override
    public void bookDelta(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            BookAction action,
            Side side,
            long priceTicks,
            long sizeLots,
            int flags) {
        printed.apply(action, side, priceTicks, sizeLots, flags, sequence, receiveTimeNs);
        (side == Side.BUY ? changedBids : changedAsks).put(priceTicks, sizeLots);
    }

    @Override
    public void quote(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long bidPriceTicks,
            long bidSizeLots,
            long askPriceTicks,
            long askSizeLots) {
        if (listener != null && bidPriceTicks != NO_PRICE && askPriceTicks != NO_PRICE) {
            String data =
                    Frames.bookTicker(instrument, sequence, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots);
            listener.bookTicker(id, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots, data);
        }
    }

    @Override
    public void trade(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            long sequence,
            long priceTicks,
            long sizeLots,
            Side aggressor) {
        if (listener != null) {
            PublicTrade trade = new PublicTrade(
                    sequence, priceTicks, sizeLots, (eventTimeNs + laterNs) / NS_PER_MS, aggressor == Side.SELL);
            listener.trade(id, trade, Frames.trade(instrument, trade));
        }
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        throw new IllegalStateException("a generated book has no gaps");
    }
}
