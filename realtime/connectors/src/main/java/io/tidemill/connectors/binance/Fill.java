package io.tidemill.connectors.binance;

import io.tidemill.connectors.JsonScanner;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An execution of a reply in ticks and lots. */
record Fill(
        long tradeId,
        long orderId,
        long timeMs,
        long priceTicks,
        long sizeLots,
        long feeMantissa,
        int feeScale,
        String feeAsset,
        boolean maker) {
    /** Reads each; false if one of them does not say what is needed, or is off the steps. */
    static boolean readAll(List<OrderReport.Execution> executions, Listing of, List<Fill> fills) {
        for (OrderReport.Execution e : executions) {
            byte[] quoted = ('"' + e.fee + '"').getBytes(StandardCharsets.UTF_8);
            JsonScanner fee = new JsonScanner();
            fee.wrap(quoted, 0, quoted.length);
            fee.readQuotedDecimal();
            long priceTicks = OrderReport.steps(of.tick(), e.price);
            long sizeLots = OrderReport.steps(of.lot(), e.size);
            if (!fee.atEnd() || priceTicks <= 0 || sizeLots <= 0 || e.tradeId < 0) {
                return false;
            }
            fills.add(new Fill(
                    e.tradeId,
                    e.orderId,
                    e.timeMs,
                    priceTicks,
                    sizeLots,
                    fee.mantissa(),
                    fee.scale(),
                    e.feeAsset,
                    e.maker));
        }
        return true;
    }
}
