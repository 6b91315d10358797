package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.matching.Ledger;
import io.tidemill.model.instrument.Instrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The endpoints of {@code /api/v3} that belong to the account. <b>Source:</b> binance-spot-api-docs, rest-api.md. */
final class AccountApi {
    private final Exchange exchange;
    private final Symbols symbols;
    private final Budget budget;
    private final SandboxConfig config;
    private final LongSupplier clockMs;
    private long cancels;

    AccountApi(Exchange exchange, Symbols symbols, Budget budget, SandboxConfig config, LongSupplier clockMs) {
        this.exchange = exchange;
        this.symbols = symbols;
        this.budget = budget;
        this.config = config;
        this.clockMs = clockMs;
    }

    void addTo(RestApi api) {
        Set<String> one = Set.of("symbol", "orderId", "origClientOrderId");
        Set<String> cancel = Set.of("symbol", "orderId", "origClientOrderId", "newClientOrderId", "cancelRestrictions");
        Set<String> range = Set.of("symbol", "orderId", "startTime", "endTime", "limit", "fromId");
        add(api, "POST /api/v3/order", "order.place", 1, OrderRequest.PARAMETERS, this::place);
        add(api, "POST /api/v3/order/test", "order.test", 1, OrderRequest.PARAMETERS, this::test);
        add(api, "DELETE /api/v3/order", "order.cancel", 1, cancel, this::cancel);
        add(
                api,
                "POST /api/v3/order/cancelReplace",
                "order.cancelReplace",
                1,
                CancelReplace.PARAMETERS,
                params -> CancelReplace.answer(
                        params,
                        symbols,
                        budget,
                        clockMs.getAsLong(),
                        new CancelReplace.Steps(
                                () -> cancelReplaced(params),
                                request -> exchange.place(request).placed(request.responseType()))));
        add(api, "GET /api/v3/order", "order.status", 4, one, this::query);
        add(api, "GET /api/v3/openOrders", "openOrders.status", 6, Set.of("symbol"), this::openOrders);
        add(api, "DELETE /api/v3/openOrders", "openOrders.cancelAll", 1, Set.of("symbol"), this::cancelAll);
        add(api, "GET /api/v3/allOrders", "allOrders", 20, range, this::allOrders);
        add(api, "GET /api/v3/myTrades", "myTrades", 20, range, this::myTrades);
        add(api, "GET /api/v3/account", "account.status", 20, Set.of("omitZeroBalances"), this::account);
        add(api, "GET /api/v3/account/commission", "account.commission", 20, Set.of("symbol"), this::commission);
        add(api, "GET /api/v3/rateLimit/order", "account.rateLimits.orders", 40, Set.of(), this::orderLimits);
    }

    private static void add(
            RestApi api, String key, String method, int weight, Set<String> known, Function<Params, Object> answer) {
        api.add(key, method, new RestApi.Endpoint(RestApi.Security.SIGNED, params -> weight, known, answer));
    }

    private Object place(Params params) {
        selfTradePrevention(params);
        budget.checkOrders(clockMs.getAsLong());
        OrderRequest request = OrderRequest.of(params, symbols);
        OwnOrder order = exchange.place(request);
        budget.countOrder(clockMs.getAsLong());
        return order.placed(request.responseType());
    }

    private Object test(Params params) {
        selfTradePrevention(params);
        OrderRequest.of(params, symbols);
        return JsonText.object();
    }

    static void selfTradePrevention(Params params) {
        String mode = params.text("selfTradePreventionMode");
        if (mode != null && !mode.equals(OwnOrder.STP)) {
            throw ApiError.bad(-1013, "This symbol does not allow the specified self-trade prevention mode.");
        }
    }

    private Object cancel(Params params) {
        Instrument of = symbols.required(params);
        OwnOrder order = find(params, of);
        if (order == null) {
            throw ApiError.bad(-2011, "Unknown order sent.");
        }
        String given = OrderRequest.clientId(params, "newClientOrderId");
        String cancelId = given == null ? nextCancelId() : given;
        return exchange.cancel(order, cancelId).canceled(cancelId);
    }

    private ObjectNode cancelReplaced(Params params) {
        OwnOrder order = exchange.find(
                symbols.required(params), params.number("cancelOrderId", -1), params.text("cancelOrigClientOrderId"));
        if (order == null) {
            throw ApiError.bad(-2011, "Unknown order sent.");
        }
        String given = OrderRequest.clientId(params, "cancelNewClientOrderId");
        String cancelId = given == null ? nextCancelId() : given;
        return exchange.cancel(order, cancelId).canceled(cancelId);
    }

    private Object cancelAll(Params params) {
        List<OwnOrder> open = exchange.open(symbols.required(params));
        if (open.isEmpty()) {
            throw ApiError.bad(-2011, "Unknown order sent.");
        }
        ArrayNode out = JsonText.array();
        for (OwnOrder order : open) {
            String cancelId = nextCancelId();
            out.add(exchange.cancel(order, cancelId).canceled(cancelId));
        }
        return out;
    }

    private Object query(Params params) {
        OwnOrder order = find(params, symbols.required(params));
        if (order == null) {
            throw ApiError.bad(-2013, "Order does not exist.");
        }
        return order.query();
    }

    private @Nullable OwnOrder find(Params params, Instrument of) {
        long orderId = params.number("orderId", -1);
        String clientOrderId = params.text("origClientOrderId");
        if (orderId < 0 && clientOrderId == null) {
            throw ApiError.bad(-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
        }
        return exchange.find(of, orderId, clientOrderId);
    }

    private Object openOrders(Params params) {
        ArrayNode out = JsonText.array();
        for (Instrument of : params.has("symbol") ? List.of(symbols.required(params)) : symbols.all()) {
            exchange.open(of).forEach(order -> out.add(order.query()));
        }
        return out;
    }

    private Object allOrders(Params params) {
        Instrument of = symbols.required(params);
        long fromId = params.number("orderId", 0);
        List<OwnOrder> found = exchange.all().stream()
                .filter(order ->
                        order.instrument.id() == of.id() && order.orderId >= fromId && inRange(params, order.timeMs))
                .toList();
        ArrayNode out = JsonText.array();
        part(found, params, params.has("orderId") || params.has("startTime")).forEach(order -> out.add(order.query()));
        return out;
    }

    private Object myTrades(Params params) {
        Instrument of = symbols.required(params);
        long orderId = params.number("orderId", -1);
        long fromId = params.number("fromId", 0);
        List<OwnFill> found = exchange.fills().stream()
                .filter(fill -> fill.order().instrument.id() == of.id()
                        && (orderId < 0 || fill.order().orderId == orderId)
                        && fill.tradeId() >= fromId
                        && inRange(params, fill.timeMs()))
                .toList();
        ArrayNode out = JsonText.array();
        part(found, params, params.has("fromId") || params.has("startTime")).forEach(fill -> out.add(fill.json()));
        return out;
    }

    /** The first ones of a search that has a beginning, else the last ones. */
    private static <T> List<T> part(List<T> found, Params params, boolean fromBeginning) {
        int limit = Math.min(RestApi.limit(params, 500, 1000), found.size());
        return fromBeginning ? found.subList(0, limit) : found.subList(found.size() - limit, found.size());
    }

    private static boolean inRange(Params params, long timeMs) {
        return timeMs >= params.number("startTime", 0) && timeMs <= params.number("endTime", Long.MAX_VALUE);
    }

    private Object account(Params params) {
        long maker = Math.round(config.fees().makerBps());
        long taker = Math.round(config.fees().takerBps());
        ObjectNode out = JsonText.object()
                .put("makerCommission", maker)
                .put("takerCommission", taker)
                .put("buyerCommission", 0)
                .put("sellerCommission", 0);
        out.set("commissionRates", rates());
        out.put("canTrade", true)
                .put("canWithdraw", false)
                .put("canDeposit", false)
                .put("brokered", false)
                .put("requireSelfTradePrevention", false)
                .put("preventSor", false)
                .put("updateTime", clockMs.getAsLong())
                .put("accountType", "SPOT");
        boolean omitZero = "true".equals(params.text("omitZeroBalances"));
        Ledger ledger = exchange.ledger();
        ArrayNode balances = out.putArray("balances");
        for (int asset = 0; asset < ledger.assets(); asset++) {
            if (!omitZero || ledger.free(asset) != 0 || ledger.locked(asset) != 0) {
                balances.addObject()
                        .put("asset", ledger.asset(asset))
                        .put("free", Decimal8.text(ledger.free(asset)))
                        .put("locked", Decimal8.text(ledger.locked(asset)));
            }
        }
        out.putArray("permissions").add("SPOT");
        return out.put("uid", 354937868);
    }

    private Object commission(Params params) {
        ObjectNode out =
                JsonText.object().put("symbol", symbols.required(params).venueSymbol());
        out.set("standardCommission", rates());
        ObjectNode none = JsonText.object()
                .put("maker", "0.00000000")
                .put("taker", "0.00000000")
                .put("buyer", "0.00000000")
                .put("seller", "0.00000000");
        out.set("specialCommission", none);
        out.set("taxCommission", none.deepCopy());
        out.putObject("discount")
                .put("enabledForAccount", false)
                .put("enabledForSymbol", false)
                .put("discountAsset", "BNB")
                .put("discount", "0.75000000");
        return out;
    }

    private ObjectNode rates() {
        return JsonText.object()
                .put("maker", rate(config.fees().makerBps()))
                .put("taker", rate(config.fees().takerBps()))
                .put("buyer", "0.00000000")
                .put("seller", "0.00000000");
    }

    private static String rate(double bps) {
        return Decimal8.text(BigDecimal.valueOf(bps).movePointLeft(4));
    }

    private Object orderLimits(Params params) {
        long nowMs = clockMs.getAsLong();
        ArrayNode out = JsonText.array();
        out.add(RestApi.limit("ORDERS", "SECOND", 10, config.ordersPerTenSeconds())
                .put("count", budget.ordersTenSeconds(nowMs)));
        out.add(RestApi.limit("ORDERS", "DAY", 1, config.ordersPerDay()).put("count", budget.ordersDay(nowMs)));
        return out;
    }

    private String nextCancelId() {
        cancels++;
        return Exchange.venueId(-cancels);
    }
}
