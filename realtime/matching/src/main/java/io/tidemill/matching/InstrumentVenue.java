package io.tidemill.matching;

import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.InstrumentKind;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.BookFlags;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import org.jspecify.annotations.Nullable;

/** One instrument of a {@link SimulatedVenue}: the replayed market, our resting orders in it, and when they fill. */
@HotPath
final class InstrumentVenue {
    private final Instrument instrument;
    private final Money money;
    private final QueueModel queue;
    private final Settlement settlement;
    private final Answers answers;
    private final OrderTable table;
    private final ReplayedMarket market = new ReplayedMarket();
    private final OwnOrders bids = new OwnOrders(Side.BUY);
    private final OwnOrders asks = new OwnOrders(Side.SELL);
    /** A gap lay before the snapshot that is being read: where we stand in any queue is not known. */
    private boolean afterGap = true;

    private boolean inSnapshot;

    InstrumentVenue(Instrument instrument, QueueModel queue, Settlement settlement, Answers answers, OrderTable table) {
        if (instrument.kind() != InstrumentKind.SPOT) {
            throw new IllegalArgumentException(
                    "a simulated venue trades SPOT only, " + instrument.name() + " is " + instrument.kind());
        }
        this.instrument = instrument;
        this.money = new Money(instrument);
        this.queue = queue;
        this.settlement = settlement;
        this.answers = answers;
        this.table = table;
    }

    boolean isInBatch() {
        return market.isInBatch();
    }

    void delta(BookAction action, Side side, long priceTicks, long sizeLots, int flags, long sequence, long timeNs) {
        market.delta(action, side, priceTicks, sizeLots, flags, sequence, timeNs);
        if (action == BookAction.CLEAR) {
            inSnapshot = true;
        } else if (!inSnapshot && market.isValid() && !market.quoteKnowsBetter(side, priceTicks, sequence)) {
            levelChanged(side, priceTicks, action == BookAction.SET ? sizeLots : 0);
        }
        if (BookFlags.isLast(flags) && market.isValid()) {
            if (inSnapshot) {
                rejoin(bids);
                rejoin(asks);
                inSnapshot = false;
                afterGap = false;
            }
            fillCrossed(bids, Side.SELL, timeNs);
            fillCrossed(asks, Side.BUY, timeNs);
        }
    }

    void quote(long sequence, long bidPrice, long bidSize, long askPrice, long askSize, long timeNs) {
        if (!market.quote(sequence, bidPrice, bidSize, askPrice, askSize) || !market.isValid()) {
            return;
        }
        levelChanged(Side.BUY, bidPrice, bidSize);
        levelChanged(Side.SELL, askPrice, askSize);
        fillCrossed(bids, Side.SELL, timeNs);
        fillCrossed(asks, Side.BUY, timeNs);
    }

    void gap() {
        market.gap();
        inSnapshot = false;
        afterGap = true;
    }

    /**
     * A trade of the recorded market. It fills our better orders first, then those at its price once the queue before them is
     * used up; never more than its size in all.
     */
    void trade(long priceTicks, long sizeLots, Side aggressor, long timeNs) {
        if (!market.isValid()) {
            return;
        }
        OwnOrders own = aggressor == Side.BUY ? asks : bids;
        long leftLots = sizeLots;
        for (int i = 0; i < own.count() && leftLots > 0; ) {
            Order order = own.at(i);
            if (own.isBetter(priceTicks, order.priceTicks)) {
                return;
            }
            long aheadLots = order.priceTicks == priceTicks ? order.aheadLots : 0;
            order.aheadLots = Math.max(0, aheadLots - leftLots);
            if (order.priceTicks == priceTicks) {
                order.tradedLots += leftLots;
            }
            long fillLots = Math.min(order.remainingLots(), Math.max(0, leftLots - aheadLots));
            leftLots -= fillLots;
            if (fillLots > 0) {
                settlement.fill(order, instrument, money, order.priceTicks, fillLots, Liquidity.MAKER, timeNs);
            }
            if (order.remainingLots() == 0) {
                own.removeAt(i);
                table.finish(order);
            } else {
                i++;
            }
        }
    }

    /** Why the order cannot be taken at all, or NONE. */
    OrderReason refusal(Order order) {
        if (!market.isValid()) {
            return OrderReason.VENUE;
        }
        if (order.sizeLots <= 0
                || order.sizeLots < instrument.minSizeLots()
                || !instrument.isOnOrderStep(order.sizeLots)
                || (order.kind != OrderKind.MARKET
                        && (order.priceTicks <= 0
                                || instrument.notional(order.priceTicks, order.sizeLots) < instrument.minNotional()))) {
            return OrderReason.FILTER;
        }
        if (order.kind == OrderKind.LIMIT_MAKER && wouldTake(order)) {
            return OrderReason.WOULD_TAKE;
        }
        long cost = order.kind == OrderKind.MARKET && order.side == Side.BUY ? marketCost(order) : 0;
        return settlement.lock(order, instrument, money, cost) ? OrderReason.NONE : OrderReason.INSUFFICIENT_BALANCE;
    }

    /** Takes, then rests or expires. The order is accepted and in the table. */
    void execute(Order order, long timeNs) {
        if (order.timeInForce == TimeInForce.FOK && takeableLots(order) < order.sizeLots) {
            expire(order, timeNs);
            return;
        }
        boolean metOwn = order.kind != OrderKind.LIMIT_MAKER && take(order, timeNs);
        if (order.remainingLots() == 0) {
            table.finish(order);
        } else if (metOwn || order.kind == OrderKind.MARKET || order.timeInForce != TimeInForce.GTC) {
            expire(order, timeNs);
        } else {
            order.levelLots = market.levelLots(order.side, order.priceTicks);
            order.aheadLots = queue.join(order.levelLots);
            own(order.side).add(order);
            settlement.tellBalances(instrument, timeNs);
        }
    }

    void cancel(Order order, long timeNs) {
        own(order.side).remove(order);
        end(order, OrderState.CANCELED);
        answers.canceled(order, timeNs);
        settlement.tellBalances(instrument, timeNs);
    }

    void cancelAll(long timeNs) {
        while (bids.count() > 0) {
            cancel(bids.at(0), timeNs);
        }
        while (asks.count() > 0) {
            cancel(asks.at(0), timeNs);
        }
    }

    /** Walks the book; true if the walk ended at one of our own orders (self-trade prevention expires the taker). */
    private boolean take(Order order, long timeNs) {
        Order opposite = own(order.side.opposite()).best();
        market.walk(order.side.opposite());
        while (order.remainingLots() > 0 && market.next() && order.reaches(market.walkPriceTicks())) {
            long lots = Math.min(order.remainingLots(), beforeOwn(opposite));
            if (lots > 0) {
                market.take(lots);
                settlement.fill(order, instrument, money, market.walkPriceTicks(), lots, Liquidity.TAKER, timeNs);
            }
            if (opposite != null && !isBehind(opposite, market.walkPriceTicks())) {
                return order.remainingLots() > 0;
            }
        }
        return order.remainingLots() > 0 && opposite != null && order.reaches(opposite.priceTicks);
    }

    /** What an order could take before it meets one of our own. */
    private long takeableLots(Order order) {
        Order opposite = own(order.side.opposite()).best();
        long lots = 0;
        market.walk(order.side.opposite());
        while (lots < order.sizeLots && market.next() && order.reaches(market.walkPriceTicks())) {
            lots += beforeOwn(opposite);
            if (opposite != null && !isBehind(opposite, market.walkPriceTicks())) {
                break;
            }
        }
        return lots;
    }

    private long marketCost(Order order) {
        long left = order.sizeLots;
        long cost = 0;
        market.walk(order.side.opposite());
        while (left > 0 && market.next()) {
            long lots = Math.min(left, market.walkLots());
            cost += money.quote(market.walkPriceTicks(), lots);
            left -= lots;
        }
        return cost;
    }

    private boolean wouldTake(Order order) {
        Order opposite = own(order.side.opposite()).best();
        if (opposite != null && order.reaches(opposite.priceTicks)) {
            return true;
        }
        market.walk(order.side.opposite());
        return market.next() && order.reaches(market.walkPriceTicks());
    }

    /** Lots of the level of the walk that stand before our own order. */
    private long beforeOwn(@Nullable Order opposite) {
        if (opposite == null || isBehind(opposite, market.walkPriceTicks())) {
            return market.walkLots();
        }
        return opposite.priceTicks == market.walkPriceTicks() ? Math.min(opposite.aheadLots, market.walkLots()) : 0;
    }

    private static boolean isBehind(Order resting, long priceTicks) {
        return (resting.priceTicks - priceTicks) * resting.side.sign() < 0;
    }

    private void fillCrossed(OwnOrders own, Side opposite, long timeNs) {
        for (Order order = own.best(); order != null; order = own.best()) {
            market.walk(opposite);
            while (order.remainingLots() > 0 && market.next() && order.reaches(market.walkPriceTicks())) {
                long lots = Math.min(order.remainingLots(), market.walkLots());
                market.take(lots);
                settlement.fill(order, instrument, money, order.priceTicks, lots, Liquidity.MAKER, timeNs);
            }
            if (order.remainingLots() > 0) {
                return;
            }
            own.removeAt(0);
            table.finish(order);
        }
    }

    private void levelChanged(Side side, long priceTicks, long afterLots) {
        OwnOrders own = own(side);
        for (int i = 0; i < own.count(); i++) {
            Order order = own.at(i);
            if (order.priceTicks == priceTicks) {
                order.aheadLots = queue.aheadAfterChange(order.aheadLots, order.levelLots, afterLots, order.tradedLots);
                order.levelLots = afterLots;
                order.tradedLots = 0;
            }
        }
    }

    private void rejoin(OwnOrders own) {
        for (int i = 0; i < own.count(); i++) {
            Order order = own.at(i);
            order.levelLots = market.levelLots(order.side, order.priceTicks);
            order.aheadLots = afterGap ? queue.join(order.levelLots) : Math.min(order.aheadLots, order.levelLots);
            order.tradedLots = 0;
        }
    }

    private void expire(Order order, long timeNs) {
        end(order, OrderState.EXPIRED);
        answers.expired(order, timeNs);
        settlement.tellBalances(instrument, timeNs);
    }

    private void end(Order order, OrderState state) {
        order.state = state;
        settlement.unlock(order, instrument);
        table.finish(order);
    }

    private OwnOrders own(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
