package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.parameter.ParameterSet;

/** A row of the table of orders while its parts are gathered: most kinds have few of them. */
final class OrderRow {
    private final LakeSource source;
    private final boolean held;
    private final Instrument instrument;
    private final long receiveTimeNs;
    private final long eventTimeNs;
    private final OrderRowKind kind;
    private String state = "";
    private long clientOrderId;
    private long venueOrderId;
    private String side = "";
    private String orderKind = "";
    private String timeInForce = "";
    private double price;
    private double size;
    private double filledSize;
    private OrderReason reason = OrderReason.NONE;
    private int strategyId;
    private String parameterSet = "";

    OrderRow(
            LakeSource source,
            boolean held,
            Instrument instrument,
            long receiveTimeNs,
            long eventTimeNs,
            OrderRowKind kind) {
        this.source = source;
        this.held = held;
        this.instrument = instrument;
        this.receiveTimeNs = receiveTimeNs;
        this.eventTimeNs = eventTimeNs;
        this.kind = kind;
    }

    OrderRow state(OrderState value) {
        state = value.name();
        return this;
    }

    OrderRow id(long value) {
        clientOrderId = value;
        return this;
    }

    OrderRow venueId(long value) {
        venueOrderId = value;
        return this;
    }

    OrderRow terms(Side onSide, String ofKind, String inForce, long priceTicks, long sizeLots) {
        side = onSide.name();
        orderKind = ofKind;
        timeInForce = inForce;
        price = LakeSource.price(instrument, priceTicks);
        size = LakeSource.size(instrument, sizeLots);
        return this;
    }

    OrderRow filled(long filledLots) {
        filledSize = LakeSource.size(instrument, filledLots);
        return this;
    }

    OrderRow reason(OrderReason value) {
        reason = value;
        return this;
    }

    OrderRow by(int strategy, long parameterSetId) {
        strategyId = strategy;
        parameterSet = ParameterSet.name(parameterSetId);
        return this;
    }

    void end() {
        if (!held) {
            writeTo(source.begin(LakeTable.ORDERS, receiveTimeNs));
            source.end(LakeTable.ORDERS);
        }
    }

    private void writeTo(TableBuffer row) {
        row.text(instrument.venue())
                .text(source.label())
                .text(instrument.name())
                .text(kind.name())
                .text(state)
                .whole(clientOrderId)
                .whole(venueOrderId)
                .text(side)
                .text(orderKind)
                .text(timeInForce)
                .decimal(price)
                .decimal(size)
                .decimal(filledSize)
                .text(reason.name())
                .small(strategyId)
                .text(parameterSet)
                .whole(eventTimeNs)
                .whole(receiveTimeNs);
    }
}
