package io.tidemill.matching;

import io.tidemill.model.order.Liquidity;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.model.order.OrderReason;
import io.tidemill.model.order.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes order events down as text, one line each; the receive time stands in front if asked for. */
final class OrderLog implements OrderEvents {
    final List<String> lines = new ArrayList<>();
    final List<String> balances = new ArrayList<>();
    boolean withTimes;

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void accepted(long clientOrderId, int instrumentId, long venueOrderId, long eventTimeNs, long timeNs) {
        add(timeNs, "accepted " + clientOrderId);
    }

    @Override
    public void rejected(long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long timeNs) {
        add(timeNs, "rejected " + clientOrderId + " " + reason);
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
            long timeNs) {
        add(
                timeNs,
                "filled " + clientOrderId + " " + sizeLots + "@" + priceTicks + " " + liquidity + " fee "
                        + BigDecimal.valueOf(feeMantissa, feeScale)
                                .stripTrailingZeros()
                                .toPlainString()
                        + feeAsset);
    }

    @Override
    public void canceled(long clientOrderId, int instrumentId, long eventTimeNs, long timeNs) {
        add(timeNs, "canceled " + clientOrderId);
    }

    @Override
    public void cancelRejected(
            long clientOrderId, int instrumentId, OrderReason reason, long eventTimeNs, long timeNs) {
        add(timeNs, "cancelRejected " + clientOrderId + " " + reason);
    }

    @Override
    public void expired(long clientOrderId, int instrumentId, long eventTimeNs, long timeNs) {
        add(timeNs, "expired " + clientOrderId);
    }

    @Override
    public void unknown(long clientOrderId, int instrumentId, long eventTimeNs, long timeNs) {
        add(timeNs, "unknown " + clientOrderId);
    }

    @Override
    public void status(
            long clientOrderId,
            int instrumentId,
            long venueOrderId,
            OrderState state,
            long filledLots,
            long eventTimeNs,
            long timeNs) {
        add(timeNs, "status " + clientOrderId + " " + state + " " + filledLots);
    }

    @Override
    public void balance(
            String venue,
            String asset,
            long freeMantissa,
            long lockedMantissa,
            int scale,
            long eventTimeNs,
            long timeNs) {
        balances.add(asset + " " + BigDecimal.valueOf(freeMantissa, scale).toPlainString() + " "
                + BigDecimal.valueOf(lockedMantissa, scale).toPlainString());
    }

    private void add(long timeNs, String line) {
        lines.add(withTimes ? timeNs + " " + line : line);
    }
}
