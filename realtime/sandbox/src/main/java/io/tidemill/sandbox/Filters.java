package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;

/** The trading rules of one symbol: as {@code exchangeInfo} prints them, and as orders are checked against them. */
final class Filters {
    static final int MAX_OPEN_ORDERS = 200;
    private static final long ONE8 = 100_000_000;
    private static final long MAX_PRICE8 = 1_000_000 * ONE8;
    private static final long MAX_LOT8 = 9_000 * ONE8;
    private static final long MAX_MARKET_LOT8 = 1_000 * ONE8;
    private static final double PERCENT_UP = 5;
    private static final double PERCENT_DOWN = 0.2;
    private static final double MAX_NOTIONAL = 9_000_000;

    private final Instrument instrument;
    private final long tick8;
    private final long lot8;
    private final long step8;
    private final long minLot8;

    Filters(Instrument instrument) {
        this.instrument = instrument;
        tick8 = Decimal8.mantissa(instrument.tick(), 1);
        lot8 = Decimal8.mantissa(instrument.lot(), 1);
        step8 = Decimal8.mantissa(instrument.lot(), instrument.orderStepLots());
        minLot8 = Decimal8.mantissa(instrument.lot(), Math.max(instrument.orderStepLots(), instrument.minSizeLots()));
    }

    long priceTicks(long price8) {
        if (price8 < tick8 || price8 > MAX_PRICE8 || price8 % tick8 != 0) {
            throw ApiError.filter("PRICE_FILTER");
        }
        return price8 / tick8;
    }

    void percentPrice(Side side, long price8, long average8) {
        if (average8 > 0 && (price8 > average8 * PERCENT_UP || price8 < average8 * PERCENT_DOWN)) {
            throw ApiError.filter("PERCENT_PRICE_BY_SIDE");
        }
    }

    long lots(long quantity8) {
        if (quantity8 < minLot8 || quantity8 > MAX_LOT8 || quantity8 % step8 != 0) {
            throw ApiError.filter("LOT_SIZE");
        }
        return quantity8 / lot8;
    }

    long marketLots(long quantity8) {
        long lots = lots(quantity8);
        if (quantity8 > MAX_MARKET_LOT8) {
            throw ApiError.filter("MARKET_LOT_SIZE");
        }
        return lots;
    }

    void notional(long priceTicks, long lots) {
        double notional = instrument.notional(priceTicks, lots);
        if (notional < instrument.minNotional() * (1 - 1e-12) || notional > MAX_NOTIONAL) {
            throw ApiError.filter("NOTIONAL");
        }
    }

    void marketNotional(long lots, long average8) {
        if (average8 > 0 && instrument.lot().toDouble(lots) * (average8 / 1e8) < instrument.minNotional()) {
            throw ApiError.filter("NOTIONAL");
        }
    }

    void quoteNotional(long quote8) {
        if (quote8 / 1e8 < instrument.minNotional()) {
            throw ApiError.filter("NOTIONAL");
        }
    }

    ArrayNode json() {
        ArrayNode out = JsonText.array();
        add(out, "PRICE_FILTER")
                .put("minPrice", Decimal8.text(tick8))
                .put("maxPrice", Decimal8.text(MAX_PRICE8))
                .put("tickSize", Decimal8.text(tick8));
        add(out, "LOT_SIZE")
                .put("minQty", Decimal8.text(minLot8))
                .put("maxQty", Decimal8.text(MAX_LOT8))
                .put("stepSize", Decimal8.text(step8));
        add(out, "ICEBERG_PARTS").put("limit", 10);
        add(out, "MARKET_LOT_SIZE")
                .put("minQty", "0.00000000")
                .put("maxQty", Decimal8.text(MAX_MARKET_LOT8))
                .put("stepSize", "0.00000000");
        add(out, "TRAILING_DELTA")
                .put("minTrailingAboveDelta", 10)
                .put("maxTrailingAboveDelta", 2000)
                .put("minTrailingBelowDelta", 10)
                .put("maxTrailingBelowDelta", 2000);
        add(out, "PERCENT_PRICE_BY_SIDE")
                .put("bidMultiplierUp", "5")
                .put("bidMultiplierDown", "0.2")
                .put("askMultiplierUp", "5")
                .put("askMultiplierDown", "0.2")
                .put("avgPriceMins", 5);
        add(out, "NOTIONAL")
                .put("minNotional", Decimal8.text(Math.round(instrument.minNotional() * ONE8)))
                .put("applyMinToMarket", true)
                .put("maxNotional", "9000000.00000000")
                .put("applyMaxToMarket", false)
                .put("avgPriceMins", 5);
        add(out, "MAX_NUM_ORDERS").put("maxNumOrders", MAX_OPEN_ORDERS);
        add(out, "MAX_NUM_ALGO_ORDERS").put("maxNumAlgoOrders", 5);
        return out;
    }

    private static ObjectNode add(ArrayNode out, String type) {
        return out.addObject().put("filterType", type);
    }
}
