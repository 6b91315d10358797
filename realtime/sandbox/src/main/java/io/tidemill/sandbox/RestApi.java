package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The public endpoints of {@code /api/v3}, and the table of all. <b>Source:</b> binance-spot-api-docs, rest-api.md. */
final class RestApi {
    private static final int MAX_DEPTH = 5000;

    private final Map<String, Endpoint> byKey = new LinkedHashMap<>();
    private final Map<String, Endpoint> byMethod = new LinkedHashMap<>();
    private final Symbols symbols;
    private final SandboxConfig config;
    private final LongSupplier clockMs;

    /**
     * One endpoint.
     *
     * @param weight by its parameters
     * @param known parameters besides those of security
     * @param answer the reply's JSON
     */
    record Endpoint(
            Security security, Function<Params, Integer> weight, Set<String> known, Function<Params, Object> answer) {}

    /** What a request must show. */
    enum Security {
        NONE,
        KEY,
        SIGNED
    }

    RestApi(Symbols symbols, SandboxConfig config, LongSupplier clockMs) {
        this.symbols = symbols;
        this.config = config;
        this.clockMs = clockMs;
        open("GET /api/v3/ping", "ping", 1, Set.of(), params -> JsonText.object());
        open(
                "GET /api/v3/time",
                "time",
                1,
                Set.of(),
                params -> JsonText.object().put("serverTime", now()));
        open(
                "GET /api/v3/exchangeInfo",
                "exchangeInfo",
                20,
                Set.of("symbol", "symbols", "permissions", "showPermissionSets", "symbolStatus"),
                this::exchangeInfo);
        add(
                "GET /api/v3/depth",
                "depth",
                new Endpoint(Security.NONE, RestApi::depthWeight, Set.of("symbol", "limit"), this::depth));
        open("GET /api/v3/trades", "trades.recent", 25, Set.of("symbol", "limit"), this::trades);
        open(
                "GET /api/v3/historicalTrades",
                "trades.historical",
                25,
                Set.of("symbol", "limit", "fromId"),
                this::trades);
        open(
                "GET /api/v3/aggTrades",
                "trades.aggregate",
                4,
                Set.of("symbol", "limit", "fromId", "startTime", "endTime"),
                this::aggTrades);
        Set<String> klines = Set.of("symbol", "interval", "startTime", "endTime", "timeZone", "limit");
        open("GET /api/v3/klines", "klines", 2, klines, this::klines);
        open("GET /api/v3/uiKlines", "uiKlines", 2, klines, this::klines);
        open("GET /api/v3/avgPrice", "avgPrice", 2, Set.of("symbol"), this::averagePrice);
        Set<String> named = Set.of("symbol", "symbols", "type", "symbolStatus");
        open("GET /api/v3/ticker/24hr", "ticker.24hr", 2, named, params -> each(params, this::day));
        open("GET /api/v3/ticker/price", "ticker.price", 2, named, params -> each(params, this::price));
        open("GET /api/v3/ticker/bookTicker", "ticker.book", 2, named, params -> each(params, this::bookTicker));
    }

    /** Adds an endpoint under its HTTP key ({@code GET /path}) and, unless empty, its name in the WebSocket API. */
    void add(String key, String method, Endpoint endpoint) {
        byKey.put(key, endpoint);
        if (!method.isEmpty()) {
            byMethod.put(method, endpoint);
        }
    }

    @Nullable
    Endpoint http(String key) {
        return byKey.get(key);
    }

    @Nullable
    Endpoint webSocket(String method) {
        return byMethod.get(method);
    }

    /** Whether the path exists with another verb. */
    boolean hasPath(String path) {
        return byKey.keySet().stream()
                .anyMatch(key -> key.substring(key.indexOf(' ') + 1).equals(path));
    }

    private void open(String key, String method, int weight, Set<String> known, Function<Params, Object> answer) {
        add(key, method, new Endpoint(Security.NONE, params -> weight, known, answer));
    }

    private long now() {
        return clockMs.getAsLong();
    }

    private Object exchangeInfo(Params params) {
        List<Instrument> of = symbols.named(params);
        ObjectNode out = JsonText.object().put("timezone", "UTC").put("serverTime", now());
        ArrayNode limits = out.putArray("rateLimits");
        limits.add(limit("REQUEST_WEIGHT", "MINUTE", 1, config.weightPerMinute()));
        limits.add(limit("ORDERS", "SECOND", 10, config.ordersPerTenSeconds()));
        limits.add(limit("ORDERS", "DAY", 1, config.ordersPerDay()));
        limits.add(limit("RAW_REQUESTS", "MINUTE", 5, 61000));
        out.putArray("exchangeFilters");
        out.set("symbols", symbols.info(of));
        return out;
    }

    static ObjectNode limit(String type, String interval, int count, int limit) {
        return JsonText.object()
                .put("rateLimitType", type)
                .put("interval", interval)
                .put("intervalNum", count)
                .put("limit", limit);
    }

    private static int depthWeight(Params params) {
        long limit = params.number("limit", 100);
        return limit <= 100 ? 5 : limit <= 500 ? 25 : limit <= 1000 ? 50 : 250;
    }

    private Object depth(Params params) {
        Instrument of = symbols.required(params);
        return BookJson.depth(symbols.book(of), of, limit(params, 100, MAX_DEPTH));
    }

    private Object trades(Params params) {
        Tape tape = symbols.tape(symbols.required(params));
        long fromId = params.number("fromId", 0);
        ArrayNode out = JsonText.array();
        for (PublicTrade trade : tape.trades(limit(params, 500, 1000))) {
            if (trade.tradeId() >= fromId) {
                out.addObject()
                        .put("id", trade.tradeId())
                        .put("price", tape.price(trade.priceTicks()))
                        .put("qty", tape.lots(trade.sizeLots()))
                        .put("quoteQty", tape.quoteText(trade))
                        .put("time", trade.timeMs())
                        .put("isBuyerMaker", trade.buyerIsMaker())
                        .put("isBestMatch", true);
            }
        }
        return out;
    }

    private Object aggTrades(Params params) {
        Tape tape = symbols.tape(symbols.required(params));
        long fromId = params.number("fromId", 0);
        long fromMs = params.number("startTime", 0);
        long toMs = params.number("endTime", Long.MAX_VALUE);
        ArrayNode out = JsonText.array();
        for (PublicTrade trade : tape.trades(limit(params, 500, 1000))) {
            if (trade.tradeId() >= fromId && trade.timeMs() >= fromMs && trade.timeMs() <= toMs) {
                out.addObject()
                        .put("a", trade.tradeId())
                        .put("p", tape.price(trade.priceTicks()))
                        .put("q", tape.lots(trade.sizeLots()))
                        .put("f", trade.tradeId())
                        .put("l", trade.tradeId())
                        .put("T", trade.timeMs())
                        .put("m", trade.buyerIsMaker())
                        .put("M", true);
            }
        }
        return out;
    }

    private Object klines(Params params) {
        Tape tape = symbols.tape(symbols.required(params));
        Long intervalMs = MarketFeed.INTERVALS_MS.get(params.required("interval"));
        if (intervalMs == null) {
            throw ApiError.bad(-1120, "Invalid interval.");
        }
        ArrayNode out = JsonText.array();
        tape.bars(
                        intervalMs,
                        params.number("startTime", 0),
                        params.number("endTime", Long.MAX_VALUE),
                        limit(params, 500, 1000))
                .forEach(bar -> tape.kline(out, bar, intervalMs));
        return out;
    }

    private Object averagePrice(Params params) {
        Instrument of = symbols.required(params);
        PublicTrade last = symbols.tape(of).lastTrade();
        return JsonText.object()
                .put("mins", 5)
                .put("price", Decimal8.text(Math.max(0, symbols.averagePrice8(of.id()))))
                .put("closeTime", last == null ? now() : last.timeMs());
    }

    private JsonNode day(Instrument of) {
        return quoted(of).dayJson(now());
    }

    private JsonNode price(Instrument of) {
        PublicTrade last = symbols.tape(of).lastTrade();
        long price8 = last == null
                ? Math.max(0, symbols.averagePrice8(of.id()))
                : Decimal8.mantissa(of.tick(), last.priceTicks());
        return JsonText.object().put("symbol", of.venueSymbol()).put("price", Decimal8.text(price8));
    }

    private JsonNode bookTicker(Instrument of) {
        Tape tape = quoted(of);
        return JsonText.object()
                .put("symbol", of.venueSymbol())
                .put("bidPrice", tape.price(tape.bidTicks))
                .put("bidQty", tape.lots(tape.bidLots))
                .put("askPrice", tape.price(tape.askTicks))
                .put("askQty", tape.lots(tape.askLots));
    }

    /** The tape, with the book's best prices as long as no quote was printed. */
    private Tape quoted(Instrument of) {
        Tape tape = symbols.tape(of);
        OrderBook book = symbols.book(of);
        if (!tape.hasQuote() && book.has(Side.BUY) && book.has(Side.SELL)) {
            tape.quote(
                    book.bestPriceTicks(Side.BUY),
                    book.bestSizeLots(Side.BUY),
                    book.bestPriceTicks(Side.SELL),
                    book.bestSizeLots(Side.SELL));
        }
        return tape;
    }

    private Object each(Params params, Function<Instrument, JsonNode> print) {
        List<Instrument> of = symbols.named(params);
        if (params.has("symbol")) {
            return print.apply(of.get(0));
        }
        ArrayNode out = JsonText.array();
        of.forEach(instrument -> out.add(print.apply(instrument)));
        return out;
    }

    static int limit(Params params, int otherwise, int most) {
        long limit = params.number("limit", otherwise);
        if (limit < 1) {
            throw ApiError.illegal("limit", "^[0-9]{1,20}$");
        }
        return (int) Math.min(limit, most);
    }
}
