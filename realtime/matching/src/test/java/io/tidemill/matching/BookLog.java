package io.tidemill.matching;

import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderReason;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a {@link LimitOrderBook} tells, one line each. */
final class BookLog implements MarketEvents, Participants {
    final List<String> lines = new ArrayList<>();

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void accepted(long orderId, int participant, long timeNs) {
        lines.add("accepted " + orderId);
    }

    @Override
    public void rejected(long orderId, int participant, OrderReason reason, long timeNs) {
        lines.add("rejected " + orderId + " " + reason);
    }

    @Override
    public void matched(
            long tradeId,
            long makerOrderId,
            int maker,
            long makerLeftLots,
            long takerOrderId,
            int taker,
            long takerLeftLots,
            Side aggressor,
            long priceTicks,
            long sizeLots,
            long timeNs) {
        lines.add("matched " + makerOrderId + " left " + makerLeftLots + " by " + takerOrderId + " left "
                + takerLeftLots + " " + aggressor + " " + sizeLots + "@" + priceTicks);
    }

    @Override
    public void canceled(long orderId, int participant, long leftLots, long timeNs) {
        lines.add("canceled " + orderId + " " + leftLots);
    }

    @Override
    public void expired(long orderId, int participant, long leftLots, long timeNs) {
        lines.add("expired " + orderId + " " + leftLots);
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
        lines.add("quote " + sequence + " " + bidSizeLots + "@" + bidPriceTicks + " " + askSizeLots + "@"
                + askPriceTicks);
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
        lines.add("trade " + sequence + " " + aggressor + " " + sizeLots + "@" + priceTicks);
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
        lines.add("delta " + sequence + " " + action + " " + side + " " + sizeLots + "@" + priceTicks + " " + flags);
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        throw new AssertionError("a book of orders has no gaps");
    }
}
