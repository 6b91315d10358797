package io.tidemill.research.tune;

import io.tidemill.backtester.MarketSource;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.util.List;

/** A market whose events are seen by somebody else first. */
final class WatchedMarket implements MarketSource {
    private final MarketSource market;
    private final MarketEvents watcher;

    WatchedMarket(MarketSource market, MarketEvents watcher) {
        this.market = market;
        this.watcher = watcher;
    }

    @Override
    public List<Instrument> instruments() {
        return market.instruments();
    }

    @Override
    public void replay(MarketEvents events) {
        market.replay(new Both(watcher, events));
    }

    private record Both(MarketEvents first, MarketEvents second) implements MarketEvents {
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
            first.quote(
                    instrumentId,
                    eventTimeNs,
                    receiveTimeNs,
                    sequence,
                    bidPriceTicks,
                    bidSizeLots,
                    askPriceTicks,
                    askSizeLots);
            second.quote(
                    instrumentId,
                    eventTimeNs,
                    receiveTimeNs,
                    sequence,
                    bidPriceTicks,
                    bidSizeLots,
                    askPriceTicks,
                    askSizeLots);
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
            first.trade(instrumentId, eventTimeNs, receiveTimeNs, sequence, priceTicks, sizeLots, aggressor);
            second.trade(instrumentId, eventTimeNs, receiveTimeNs, sequence, priceTicks, sizeLots, aggressor);
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
            first.bookDelta(
                    instrumentId, eventTimeNs, receiveTimeNs, sequence, action, side, priceTicks, sizeLots, flags);
            second.bookDelta(
                    instrumentId, eventTimeNs, receiveTimeNs, sequence, action, side, priceTicks, sizeLots, flags);
        }

        @Override
        public void gap(
                int instrumentId,
                long eventTimeNs,
                long receiveTimeNs,
                GapReason reason,
                long expectedSequence,
                long receivedSequence) {
            first.gap(instrumentId, eventTimeNs, receiveTimeNs, reason, expectedSequence, receivedSequence);
            second.gap(instrumentId, eventTimeNs, receiveTimeNs, reason, expectedSequence, receivedSequence);
        }
    }
}
