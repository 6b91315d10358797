package io.tidemill.sandbox;

import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.Side;
import io.tidemill.model.order.OrderKind;
import io.tidemill.model.order.TimeInForce;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A new order as a client asks for it, past all checks that need no account: mandatory parameters by type, ranges and filters,
 * each refused with the venue's code and words.
 *
 * @param priceTicks 0 for MARKET
 * @param quoteOrder8 what a MARKET order by quote may spend, or 0
 * @param clientOrderId null if the client leaves it to the venue
 * @param responseType ACK, RESULT or FULL
 */
record OrderRequest(
        Instrument instrument,
        Side side,
        OrderKind kind,
        TimeInForce timeInForce,
        long priceTicks,
        long sizeLots,
        long quoteOrder8,
        @Nullable String clientOrderId,
        String responseType) {
    static final Set<String> PARAMETERS = Set.of(
            "symbol",
            "side",
            "type",
            "timeInForce",
            "quantity",
            "quoteOrderQty",
            "price",
            "newClientOrderId",
            "strategyId",
            "strategyType",
            "stopPrice",
            "trailingDelta",
            "icebergQty",
            "newOrderRespType",
            "selfTradePreventionMode",
            "computeCommissionRates");
    private static final String ID_RANGE = "^[a-zA-Z0-9-_]{1,36}$";
    private static final String ID = "[.A-Z:/a-z0-9_-]{1,36}";
    private static final Set<String> STOPS = Set.of("STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT");

    static OrderRequest of(Params params, Symbols symbols) {
        Instrument instrument = symbols.required(params);
        Side side = side(params.required("side"));
        OrderKind kind = kind(params.required("type"));
        for (String unsupported : new String[] {"stopPrice", "trailingDelta", "icebergQty"}) {
            if (params.has(unsupported)) {
                throw ApiError.notRequired(unsupported);
            }
        }
        String responseType = responseType(params, kind);
        String id = clientId(params, "newClientOrderId");
        if (kind == OrderKind.MARKET) {
            return market(params, symbols, instrument, side, id, responseType);
        }
        TimeInForce timeInForce = timeInForce(params, kind);
        long quantity8 = decimal(params, "quantity");
        long price8 = decimal(params, "price");
        if (params.has("quoteOrderQty")) {
            throw ApiError.notRequired("quoteOrderQty");
        }
        Filters filters = symbols.filters(instrument);
        long priceTicks = filters.priceTicks(price8);
        filters.percentPrice(side, price8, symbols.averagePrice8(instrument.id()));
        long lots = filters.lots(quantity8);
        filters.notional(priceTicks, lots);
        return new OrderRequest(instrument, side, kind, timeInForce, priceTicks, lots, 0, id, responseType);
    }

    static @Nullable String clientId(Params params, String name) {
        String id = params.text(name);
        if (id != null && !id.matches(ID)) {
            throw ApiError.illegal(name, ID_RANGE);
        }
        return id;
    }

    private static OrderRequest market(
            Params params,
            Symbols symbols,
            Instrument instrument,
            Side side,
            @Nullable String id,
            String responseType) {
        for (String unwanted : new String[] {"timeInForce", "price"}) {
            if (params.has(unwanted)) {
                throw ApiError.notRequired(unwanted);
            }
        }
        long quantity8 = params.decimal8("quantity");
        long quote8 = params.decimal8("quoteOrderQty");
        if (quantity8 < 0 && quote8 < 0) {
            throw ApiError.bad(-1102, "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!");
        }
        if (quantity8 >= 0 && quote8 >= 0) {
            throw ApiError.bad(-1128, "Combination of optional parameters invalid.");
        }
        Filters filters = symbols.filters(instrument);
        long lots = quantity8 >= 0
                ? filters.marketLots(quantity8)
                : lotsFor(symbols.book(instrument), instrument, side, quote8);
        if (quantity8 >= 0) {
            filters.marketNotional(lots, symbols.averagePrice8(instrument.id()));
        } else {
            filters.quoteNotional(quote8);
        }
        return new OrderRequest(
                instrument, side, OrderKind.MARKET, TimeInForce.GTC, 0, lots, Math.max(0, quote8), id, responseType);
    }

    /** Whole lots that so much quote buys or that so much quote is got for. */
    private static long lotsFor(OrderBook book, Instrument instrument, Side side, long quote8) {
        Step tick = instrument.tick();
        Side from = side.opposite();
        double left = quote8 / 1e8;
        double lots = 0;
        for (int level = 0; level < book.levels(from) && left > 0; level++) {
            double lotPrice = tick.toDouble(book.priceTicks(from, level))
                    * instrument.lot().toDouble(1);
            double taken = Math.min((double) book.sizeLots(from, level), left / lotPrice);
            lots += taken;
            left -= taken * lotPrice;
        }
        long whole = instrument.wholeOrderLots((long) Math.floor(lots + 1e-6));
        if (whole < Math.max(1, instrument.minSizeLots())) {
            throw book.levels(from) == 0
                    ? ApiError.rejected("Order book liquidity is less than symbol minimum quantity.")
                    : ApiError.rejected("Order book liquidity is less than `LOT_SIZE` filter minimum quantity.");
        }
        return whole;
    }

    private static long decimal(Params params, String name) {
        params.required(name);
        return params.decimal8(name);
    }

    private static Side side(String text) {
        return switch (text) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw ApiError.bad(-1117, "Invalid side.");
        };
    }

    private static OrderKind kind(String text) {
        if (STOPS.contains(text)) {
            String words =
                    text.charAt(0) + text.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
            throw ApiError.bad(-1013, words + " orders are not supported for this symbol.");
        }
        return switch (text) {
            case "LIMIT" -> OrderKind.LIMIT;
            case "LIMIT_MAKER" -> OrderKind.LIMIT_MAKER;
            case "MARKET" -> OrderKind.MARKET;
            default -> throw ApiError.bad(-1116, "Invalid orderType.");
        };
    }

    private static TimeInForce timeInForce(Params params, OrderKind kind) {
        if (kind == OrderKind.LIMIT_MAKER) {
            if (params.has("timeInForce")) {
                throw ApiError.notRequired("timeInForce");
            }
            return TimeInForce.GTC;
        }
        return switch (params.required("timeInForce")) {
            case "GTC" -> TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            default -> throw ApiError.bad(-1115, "Invalid timeInForce.");
        };
    }

    private static String responseType(Params params, OrderKind kind) {
        String wanted = params.text("newOrderRespType");
        if (wanted == null) {
            return kind == OrderKind.LIMIT_MAKER ? "ACK" : "FULL";
        }
        if (!Set.of("ACK", "RESULT", "FULL").contains(wanted)) {
            throw ApiError.bad(-1130, "Data sent for parameter 'newOrderRespType' is not valid.");
        }
        return wanted;
    }
}
