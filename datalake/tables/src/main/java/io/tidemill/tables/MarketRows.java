package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.BookAction;
import io.tidemill.model.market.GapReason;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;

/** Market events to rows of trades, quotes, book deltas and gaps. */
final class MarketRows implements MarketEvents {
    private final LakeSource source;

    MarketRows(LakeSource source) {
        this.source = source;
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
        if (source.isHeld(LakeTable.QUOTES)) {
            return;
        }
        Instrument instrument = source.steps().at(instrumentId, receiveTimeNs);
        TableBuffer row = market(LakeTable.QUOTES, instrument, eventTimeNs, receiveTimeNs);
        row.whole(sequence)
                .decimal(sidePrice(instrument, bidPriceTicks))
                .decimal(LakeSource.size(instrument, bidSizeLots))
                .decimal(sidePrice(instrument, askPriceTicks))
                .decimal(LakeSource.size(instrument, askSizeLots));
        source.end(LakeTable.QUOTES);
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
        if (source.isHeld(LakeTable.TRADES)) {
            return;
        }
        Instrument instrument = source.steps().at(instrumentId, receiveTimeNs);
        market(LakeTable.TRADES, instrument, eventTimeNs, receiveTimeNs)
                .whole(sequence)
                .decimal(LakeSource.price(instrument, priceTicks))
                .decimal(LakeSource.size(instrument, sizeLots))
                .text(aggressor.name());
        source.end(LakeTable.TRADES);
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
        if (source.isHeld(LakeTable.BOOK_DELTAS)) {
            return;
        }
        Instrument instrument = source.steps().at(instrumentId, receiveTimeNs);
        market(LakeTable.BOOK_DELTAS, instrument, eventTimeNs, receiveTimeNs)
                .whole(sequence)
                .text(action.name())
                .text(side.name())
                .decimal(action == BookAction.CLEAR ? 0 : LakeSource.price(instrument, priceTicks))
                .decimal(action == BookAction.SET ? LakeSource.size(instrument, sizeLots) : 0)
                .small(flags);
        source.end(LakeTable.BOOK_DELTAS);
    }

    @Override
    public void gap(
            int instrumentId,
            long eventTimeNs,
            long receiveTimeNs,
            GapReason reason,
            long expectedSequence,
            long receivedSequence) {
        if (source.isHeld(LakeTable.GAPS)) {
            return;
        }
        Instrument instrument = source.steps().at(instrumentId, receiveTimeNs);
        market(LakeTable.GAPS, instrument, eventTimeNs, receiveTimeNs)
                .text(reason.name())
                .whole(expectedSequence)
                .whole(receivedSequence);
        source.end(LakeTable.GAPS);
    }

    private TableBuffer market(LakeTable table, Instrument instrument, long eventTimeNs, long receiveTimeNs) {
        return source.begin(table, receiveTimeNs)
                .text(source.steps().venue(instrument))
                .text(instrument.name())
                .whole(eventTimeNs)
                .whole(receiveTimeNs);
    }

    private static double sidePrice(Instrument instrument, long ticks) {
        return ticks == MarketEvents.NO_PRICE ? 0 : LakeSource.price(instrument, ticks);
    }
}
