package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.TimeInForce;
import java.util.Arrays;

/**
 * The book of one instrument by order (L3), with matching by price, then time: what a venue does with the orders of all its
 * participants.
 *
 * <p>Each request is told in this order: the participants' events, then what the market prints: trades as they happen, then one
 * {@code bookDelta} for each level that changed (the last with LAST), then a {@code quote} if the best bid or ask changed.
 * {@code sequence} of deltas and quote counts the requests that changed the book; that of trades counts trades. Event and
 * receive time of all of them are the time given with the request.
 *
 * <p>Self-trade prevention: an incoming order that meets one of the same participant expires (Binance: EXPIRE_TAKER).
 *
 * <p><b>Invariants:</b> the book is never crossed; a level's size is the sum of its orders; what is matched, left, canceled and
 * expired of an order adds up to its size. <b>Thread:</b> one thread owns it. <b>Cost:</b> nothing is allocated but when the book
 * grows beyond anything seen before.
 */
@HotPath
public final class LimitOrderBook {
    private static final int INITIAL_ORDERS = 1024;

    private final int instrumentId;
    private final MarketEvents market;
    private final Participants participants;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private final LongIndex byOrderId = new LongIndex(INITIAL_ORDERS);
    private final ChangedLevels changed = new ChangedLevels();
    private RestingOrder[] orders = new RestingOrder[0];
    private int[] unused = new int[0];
    private int unusedCount;
    private long sequence;
    private long lastTradeId;
    private long bidPriceTicks = MarketEvents.NO_PRICE;
    private long bidSizeLots;
    private long askPriceTicks = MarketEvents.NO_PRICE;
    private long askSizeLots;

    /**
     * An empty book.
     *
     * @param market receives what the public sees
     * @param participants receives what the owners of the orders see
     */
    public LimitOrderBook(int instrumentId, MarketEvents market, Participants participants) {
        this.instrumentId = instrumentId;
        this.market = market;
        this.participants = participants;
        grow(INITIAL_ORDERS);
    }

    /**
     * An order comes in.
     *
     * @param orderId not in the book now
     * @param priceTicks limit price, &gt; 0; not read for MARKET
     * @param sizeLots &gt; 0
     */
    public void place(
            long orderId,
            int participant,
            Side side,
            OrderKind kind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            long timeNs) {
        OrderReason refusal = refusal(orderId, side, kind, priceTicks, sizeLots);
        if (refusal != OrderReason.NONE) {
            participants.rejected(orderId, participant, refusal, timeNs);
            return;
        }
        participants.accepted(orderId, participant, timeNs);
        long limit = kind == OrderKind.MARKET ? (side == Side.BUY ? Long.MAX_VALUE : Long.MIN_VALUE) : priceTicks;
        if (timeInForce == TimeInForce.FOK && takeable(participant, side, limit, sizeLots) < sizeLots) {
            participants.expired(orderId, participant, sizeLots, timeNs);
            return;
        }
        changed.clear();
        long left = take(orderId, participant, side, limit, sizeLots, timeNs);
        if (left > 0) {
            if (kind == OrderKind.MARKET || timeInForce != TimeInForce.GTC || meets(side, limit)) {
                participants.expired(orderId, participant, left, timeNs);
            } else {
                rest(orderId, participant, side, priceTicks, left);
            }
        }
        print(timeNs);
    }

    /** Takes an order off; answers false if it is not in the book. */
    public boolean cancel(long orderId, long timeNs) {
        int slot = byOrderId.get(orderId);
        if (slot == LongIndex.MISSING) {
            return false;
        }
        RestingOrder order = orders[slot];
        long left = order.leftLots;
        int participant = order.participant;
        changed.clear();
        remove(order);
        participants.canceled(orderId, participant, left, timeNs);
        print(timeNs);
        return true;
    }

    /** What is left of an order; 0 if it is not in the book. */
    public long leftLots(long orderId) {
        int slot = byOrderId.get(orderId);
        return slot == LongIndex.MISSING ? 0 : orders[slot].leftLots;
    }

    /** Counts the requests that changed the book. */
    public long sequence() {
        return sequence;
    }

    /** Number of orders in the book. */
    public int orders() {
        return byOrderId.size();
    }

    /** Number of levels of a side. */
    public int levels(Side side) {
        return side(side).count();
    }

    /** Price of a level, 0 being the best; {@link MarketEvents#NO_PRICE} beyond the last. */
    public long priceTicks(Side side, int level) {
        BookSide of = side(side);
        return level < of.count() ? of.at(level).priceTicks : MarketEvents.NO_PRICE;
    }

    /** Size of a level, 0 being the best; 0 beyond the last. */
    public long sizeLots(Side side, int level) {
        BookSide of = side(side);
        return level < of.count() ? of.at(level).sizeLots : 0;
    }

    /** A hash of all orders in their queues, the same for any book with the same orders. */
    public long stateHash() {
        return sideHash(asks, sideHash(bids, 17));
    }

    private static long sideHash(BookSide side, long seed) {
        long hash = seed;
        for (int depth = 0; depth < side.count(); depth++) {
            PriceLevel level = side.at(depth);
            hash = hash * 31 + level.priceTicks;
            for (RestingOrder order = level.first; order != null; order = order.next) {
                hash = (hash * 31 + order.orderId) * 31 + order.leftLots;
            }
        }
        return hash;
    }

    private OrderReason refusal(long orderId, Side side, OrderKind kind, long priceTicks, long sizeLots) {
        if (sizeLots <= 0 || (kind != OrderKind.MARKET && priceTicks <= 0)) {
            return OrderReason.FILTER;
        }
        if (byOrderId.get(orderId) != LongIndex.MISSING) {
            return OrderReason.DUPLICATE_ID;
        }
        return kind == OrderKind.LIMIT_MAKER && meets(side, priceTicks) ? OrderReason.WOULD_TAKE : OrderReason.NONE;
    }

    private long take(long orderId, int participant, Side side, long limit, long sizeLots, long timeNs) {
        BookSide opposite = side(side.opposite());
        long left = sizeLots;
        while (left > 0 && meets(side, limit)) {
            PriceLevel level = opposite.at(0);
            RestingOrder maker = level.first;
            if (maker == null) {
                throw new IllegalStateException("a level without orders at " + level.priceTicks);
            }
            if (maker.participant == participant) {
                return left;
            }
            long price = level.priceTicks;
            long lots = Math.min(left, maker.leftLots);
            long makerOrderId = maker.orderId;
            int makerParticipant = maker.participant;
            left -= lots;
            maker.leftLots -= lots;
            level.sizeLots -= lots;
            long makerLeft = maker.leftLots;
            changed.add(side.opposite(), price);
            if (makerLeft == 0) {
                remove(maker);
            }
            lastTradeId++;
            participants.matched(
                    lastTradeId,
                    makerOrderId,
                    makerParticipant,
                    makerLeft,
                    orderId,
                    participant,
                    left,
                    side,
                    price,
                    lots,
                    timeNs);
            market.trade(instrumentId, timeNs, timeNs, lastTradeId, price, lots, side);
        }
        return left;
    }

    private long takeable(int participant, Side side, long limit, long sizeLots) {
        BookSide opposite = side(side.opposite());
        long lots = 0;
        for (int depth = 0; depth < opposite.count() && lots < sizeLots; depth++) {
            PriceLevel level = opposite.at(depth);
            if (!reaches(side, limit, level.priceTicks)) {
                return lots;
            }
            for (RestingOrder maker = level.first; maker != null; maker = maker.next) {
                if (maker.participant == participant) {
                    return lots;
                }
                lots += maker.leftLots;
            }
        }
        return lots;
    }

    private void rest(long orderId, int participant, Side side, long priceTicks, long sizeLots) {
        if (unusedCount == 0) {
            grow(orders.length * 2);
        }
        RestingOrder order = orders[unused[--unusedCount]];
        order.orderId = orderId;
        order.participant = participant;
        order.side = side;
        order.leftLots = sizeLots;
        side(side).findOrAdd(priceTicks).append(order);
        byOrderId.put(orderId, order.slot);
        changed.add(side, priceTicks);
    }

    private void remove(RestingOrder order) {
        PriceLevel level = order.level;
        if (level == null) {
            throw new IllegalStateException("an order without a level: " + order.orderId);
        }
        level.remove(order);
        changed.add(order.side, level.priceTicks);
        if (level.first == null) {
            side(order.side).remove(level);
        }
        byOrderId.remove(order.orderId);
        unused[unusedCount++] = order.slot;
    }

    private boolean meets(Side side, long limit) {
        PriceLevel best = side(side.opposite()).best();
        return best != null && reaches(side, limit, best.priceTicks);
    }

    private static boolean reaches(Side side, long limit, long priceTicks) {
        return side == Side.BUY ? limit >= priceTicks : limit <= priceTicks;
    }

    private void print(long timeNs) {
        if (changed.count() == 0) {
            return;
        }
        sequence++;
        for (int i = 0; i < changed.count(); i++) {
            Side side = changed.side(i);
            long price = changed.priceTicks(i);
            PriceLevel level = side(side).find(price);
            market.bookDelta(
                    instrumentId,
                    timeNs,
                    timeNs,
                    sequence,
                    level == null ? BookAction.DELETE : BookAction.SET,
                    side,
                    price,
                    level == null ? 0 : level.sizeLots,
                    i == changed.count() - 1 ? BookFlags.LAST : 0);
        }
        printQuote(timeNs);
    }

    private void printQuote(long timeNs) {
        PriceLevel bid = bids.best();
        PriceLevel ask = asks.best();
        long newBidPrice = bid == null ? MarketEvents.NO_PRICE : bid.priceTicks;
        long newBidSize = bid == null ? 0 : bid.sizeLots;
        long newAskPrice = ask == null ? MarketEvents.NO_PRICE : ask.priceTicks;
        long newAskSize = ask == null ? 0 : ask.sizeLots;
        if (newBidPrice == bidPriceTicks
                && newBidSize == bidSizeLots
                && newAskPrice == askPriceTicks
                && newAskSize == askSizeLots) {
            return;
        }
        bidPriceTicks = newBidPrice;
        bidSizeLots = newBidSize;
        askPriceTicks = newAskPrice;
        askSizeLots = newAskSize;
        market.quote(instrumentId, timeNs, timeNs, sequence, bidPriceTicks, bidSizeLots, askPriceTicks, askSizeLots);
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private void grow(int capacity) {
        int old = orders.length;
        orders = Arrays.copyOf(orders, capacity);
        unused = Arrays.copyOf(unused, capacity);
        for (int slot = capacity - 1; slot >= old; slot--) {
            orders[slot] = new RestingOrder(slot);
            unused[unusedCount++] = slot;
        }
    }
}
