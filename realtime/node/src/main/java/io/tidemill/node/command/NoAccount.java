package io.tidemill.node.command;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import io.tidemill.model.promotion.Promotion;

/** The account of a recording of market streams: there is none, so nothing of it can be told. */
final class NoAccount implements OrderEvents, ControlEvents {
    static final NoAccount INSTANCE = new NoAccount();

    private NoAccount() {}

    @Override
    public void accepted(long order, int instrument, long venueOrderId, long e, long r) {
        throw unexpected();
    }

    @Override
    public void rejected(long order, int instrument, OrderReason reason, long e, long r) {
        throw unexpected();
    }

    @Override
    public void filled(
            long order,
            int instrument,
            long venueOrderId,
            long tradeId,
            long priceTicks,
            long sizeLots,
            Liquidity liquidity,
            long feeMantissa,
            int feeScale,
            String feeAsset,
            long e,
            long r) {
        throw unexpected();
    }

    @Override
    public void canceled(long order, int instrument, long e, long r) {
        throw unexpected();
    }

    @Override
    public void cancelRejected(long order, int instrument, OrderReason reason, long e, long r) {
        throw unexpected();
    }

    @Override
    public void expired(long order, int instrument, long e, long r) {
        throw unexpected();
    }

    @Override
    public void unknown(long order, int instrument, long e, long r) {
        throw unexpected();
    }

    @Override
    public void status(long order, int instrument, long venueOrderId, OrderState state, long lots, long e, long r) {
        throw unexpected();
    }

    @Override
    public void balance(String venue, String asset, long free, long locked, int scale, long e, long r) {
        throw unexpected();
    }

    @Override
    public void clock(long receiveTimeNs) {
        throw unexpected();
    }

    @Override
    public void instrument(Instrument instrument, long receiveTimeNs) {
        throw unexpected();
    }

    @Override
    public void promotion(Promotion promotion, long receiveTimeNs) {
        throw unexpected();
    }

    @Override
    public void halt(String reason, long receiveTimeNs) {
        throw unexpected();
    }

    @Override
    public void resume(String person, long receiveTimeNs) {
        throw unexpected();
    }

    private static IllegalStateException unexpected() {
        return new IllegalStateException("a recording of market streams tells nothing of an account");
    }
}
