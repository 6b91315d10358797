package io.tidemill.tables;

import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.order.TimeInForce;
import java.math.BigDecimal;

/** Commands, denials, order events, fills and balances to rows. */
final class OrderRows implements OrderEvents, OrderCommands, EngineNotes {
    private static final String NOTHING = "";

    private final LakeSource source;

    OrderRows(LakeSource source) {
        this.source = source;
    }

    @Override
    public void place(
            long clientOrderId,
            int instrumentId,
            Side side,
            OrderKind orderKind,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            long timeNs) {
        order(instrumentId, timeNs, MarketEvents.NO_TIME, OrderRowKind.PLACE)
                .state(OrderState.SUBMITTED)
                .id(clientOrderId)
                .terms(side, orderKind.name(), timeInForce.name(), priceTicks, sizeLots)
                .by(strategyId, parameterSetId)
                .end();
    }

    @Override
    public void cancel(long clientOrderId, int instrumentId, long timeNs) {
        order(instrumentId, timeNs, MarketEvents.NO_TIME, OrderRowKind.CANCEL)
                .state(OrderState.PENDING_CANCEL)
                .id(clientOrderId)
                .end();
    }

    @Override
    public void cancelAll(int instrumentId, long timeNs) {
        order(instrumentId, timeNs, MarketEvents.NO_TIME, OrderRowKind.CANCEL_ALL)
                .end();
    }

    @Override
    public void query(long clientOrderId, int instrumentId, long timeNs) {
        order(instrumentId, timeNs, MarketEvents.NO_TIME, OrderRowKind.QUERY)
                .id(clientOrderId)
                .end();
    }

    /** Stands in the journal; adds no row. */
    @Override
    public void runStarted(int run, String configuration) {
        source.countOnly();
    }

    @Override
    public void denied(
            long clientOrderId,
            int instrumentId,
            Side side,
            long priceTicks,
            long sizeLots,
            int strategyId,
            long parameterSetId,
            OrderReason reason,
            long timeNs) {
        order(instrumentId, timeNs, MarketEvents.NO_TIME, OrderRowKind.DENIED)
                .state(OrderState.DENIED)
                .id(clientOrderId)
                .terms(side, NOTHING, NOTHING, priceTicks, sizeLots)
                .reason(reason)
                .by(strategyId, parameterSetId)
                .end();
    }

    /** Stands in the journal; adds no row. */
    @Override
    public void halted(String reason, long timeNs) {
        source.countOnly();
    }

    @Override
    public void swapped(int strategyId, long fromParameterSetId, long toParameterSetId, long timeNs) {
        source.countOnly();
    }

    @Override
    public void accepted(
            long clientOrderId, int instrumentId, long venueOrderId, long eventTimeNs, long receiveTimeNs) {
        order(instrumentId, receiveTimeNs, eventTimeNs, OrderRowKind.ACCEPTED)
                .state(OrderState.ACCEPTED)
                .id(clientOrderId)
                .venueId(venueOrderId)
                .end();
    }

    @Override
    public void rejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        order(instrumentId, receiveTimeNs, eventTimeNs, OrderRowKind.REJECTED)
                .state(OrderState.REJECTED)
                .id(clientOrderId)
                .reason(reason)
                .end();
    }

    @Override
    public void filled(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            long tradeId,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long eventTimeNs,
            long receiveTimeNs) {
        if (source.isHeld(LakeTable.FILLS)) {
            return;
        }
        Instrument instrument = source.steps().at(instrumentId, receiveTimeNs);
        source.begin(LakeTable.FILLS, receiveTimeNs)
                .text(source.steps().venue(instrument))
                .text(source.label())
                .text(instrument.name())
                .whole(clientOrderId)
                .whole(venueOrderId)
                .whole(tradeId)
                .decimal(LakeSource.price(instrument, priceTicks))
                .decimal(LakeSource.size(instrument, sizeLots))
                .text(liquidity.name())
                .whole(feeMantissa)
                .small(feeScale)
                .decimal(money(feeMantissa, feeScale))
                .text(feeAsset)
                .whole(eventTimeNs)
                .whole(receiveTimeNs);
        source.end(LakeTable.FILLS);
    }

    @Override
    public void canceled(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        order(instrumentId, receiveTimeNs, eventTimeNs, OrderRowKind.CANCELED)
                .state(OrderState.CANCELED)
                .id(clientOrderId)
                .end();
    }

    @Override
    public void cancelRejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long receiveTimeNs) {
        order(instrumentId, receiveTimeNs, eventTimeNs, OrderRowKind.CANCEL_REJECTED)
                .id(clientOrderId)
                .reason(reason)
                .end();
    }

    @Override
    public void expired(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        order(instrumentId, receiveTimeNs, eventTimeNs, OrderRowKind.EXPIRED)
                .state(OrderState.EXPIRED)
                .id(clientOrderId)
                .end();
    }

    @Override
    public void unknown(long clientOrderId, int instrumentId, long eventTimeNs, long receiveTimeNs) {
        order(instrumentId, receiveTimeNs, eventTimeNs, OrderRowKind.UNKNOWN)
                .state(OrderState.UNKNOWN)
                .id(clientOrderId)
                .end();
    }

    @Override
    public void status(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long receiveTimeNs) {
        order(instrumentId, receiveTimeNs, eventTimeNs, OrderRowKind.STATUS)
                .state(state)
                .id(clientOrderId)
                .venueId(venueOrderId)
                .filled(filledLots)
                .end();
    }

    @Override
    public void balance(
            String venue,
            String asset,
            long freeMantissa,
            long lockedMantissa,
            int scale,
            long eventTimeNs,
            long receiveTimeNs) {
        if (source.isHeld(LakeTable.BALANCES)) {
            return;
        }
        source.begin(LakeTable.BALANCES, receiveTimeNs)
                .text(venue)
                .text(source.label())
                .text(asset)
                .whole(freeMantissa)
                .whole(lockedMantissa)
                .small(scale)
                .decimal(money(freeMantissa, scale))
                .decimal(money(lockedMantissa, scale))
                .whole(eventTimeNs)
                .whole(receiveTimeNs);
        source.end(LakeTable.BALANCES);
    }

    private OrderRow order(int instrumentId, long receiveTimeNs, long eventTimeNs, OrderRowKind rowKind) {
        boolean held = source.isHeld(LakeTable.ORDERS);
        return new OrderRow(
                source, held, source.steps().at(instrumentId, receiveTimeNs), receiveTimeNs, eventTimeNs, rowKind);
    }

    private static double money(long mantissa, int scale) {
        return BigDecimal.valueOf(mantissa, scale).doubleValue();
    }
}
