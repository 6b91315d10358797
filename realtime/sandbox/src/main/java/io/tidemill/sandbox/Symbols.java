package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.model.book.OrderBook;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.market.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The symbols of a market: rules, books and tapes, by the venue's own names. */
final class Symbols {
    private static final String SYMBOL_RANGE = "^[A-Z0-9-_.]{1,20}$";

    private final Market market;
    private final Map<String, Instrument> bySymbol = new LinkedHashMap<>();
    private final List<Filters> filters = new ArrayList<>();
    private final List<Tape> tapes = new ArrayList<>();

    Symbols(Market market) {
        this.market = market;
        for (Instrument instrument : market.instruments()) {
            bySymbol.put(instrument.venueSymbol(), instrument);
            filters.add(new Filters(instrument));
            tapes.add(new Tape(instrument));
        }
    }

    List<Instrument> all() {
        return List.copyOf(bySymbol.values());
    }

    Instrument required(Params params) {
        return byName(params.required("symbol"));
    }

    Instrument byName(String symbol) {
        if (!symbol.matches("[A-Z0-9-_.]{1,20}")) {
            throw ApiError.illegal("symbol", SYMBOL_RANGE);
        }
        Instrument found = bySymbol.get(symbol);
        if (found == null) {
            throw ApiError.bad(-1121, "Invalid symbol.");
        }
        return found;
    }

    /** Those named by {@code symbol} or {@code symbols} (a JSON array), or all. */
    List<Instrument> named(Params params) {
        String one = params.text("symbol");
        String many = params.text("symbols");
        if (one != null && many != null) {
            throw ApiError.bad(-1128, "Combination of optional parameters invalid.");
        }
        if (one != null) {
            return List.of(byName(one));
        }
        if (many == null) {
            return all();
        }
        if (!many.matches("\\[\\s*(\"[A-Z0-9-_.]{1,20}\"\\s*(,\\s*\"[A-Z0-9-_.]{1,20}\"\\s*)*)?]")) {
            throw ApiError.illegal("symbols", "^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$");
        }
        List<Instrument> found = new ArrayList<>();
        for (String symbol : many.replaceAll("[\\[\\]\"\\s]", "").split(",", -1)) {
            found.add(byName(symbol));
        }
        return found;
    }

    Filters filters(Instrument instrument) {
        return filters.get(instrument.id());
    }

    Tape tape(Instrument instrument) {
        return tapes.get(instrument.id());
    }

    Tape tape(int listing) {
        return tapes.get(listing);
    }

    OrderBook book(Instrument instrument) {
        return market.book(instrument.id());
    }

    /** The mean price of the last five minutes, or the middle of the book, or -1. */
    long averagePrice8(int listing) {
        long average = tapes.get(listing).averagePrice8();
        if (average > 0) {
            return average;
        }
        OrderBook book = market.book(listing);
        if (!book.has(Side.BUY) || !book.has(Side.SELL)) {
            return -1;
        }
        Instrument of = market.instruments().get(listing);
        return Decimal8.mantissa(of.tick(), (book.bestPriceTicks(Side.BUY) + book.bestPriceTicks(Side.SELL)) / 2);
    }

    ArrayNode info(List<Instrument> of) {
        ArrayNode out = JsonText.array();
        for (Instrument instrument : of) {
            ObjectNode symbol = out.addObject()
                    .put("symbol", instrument.venueSymbol())
                    .put("status", "TRADING")
                    .put("baseAsset", instrument.base())
                    .put("baseAssetPrecision", 8)
                    .put("quoteAsset", instrument.quote())
                    .put("quotePrecision", 8)
                    .put("quoteAssetPrecision", 8)
                    .put("baseCommissionPrecision", 8)
                    .put("quoteCommissionPrecision", 8);
            symbol.putArray("orderTypes").add("LIMIT").add("LIMIT_MAKER").add("MARKET");
            symbol.put("icebergAllowed", false)
                    .put("ocoAllowed", false)
                    .put("otoAllowed", false)
                    .put("opoAllowed", false)
                    .put("quoteOrderQtyMarketAllowed", true)
                    .put("allowTrailingStop", false)
                    .put("cancelReplaceAllowed", false)
                    .put("amendAllowed", false)
                    .put("pegInstructionsAllowed", false)
                    .put("isSpotTradingAllowed", true)
                    .put("isMarginTradingAllowed", false);
            symbol.set("filters", filters(instrument).json());
            symbol.putArray("permissions");
            symbol.putArray("permissionSets").addArray().add("SPOT");
            symbol.put("defaultSelfTradePreventionMode", OwnOrder.STP);
            symbol.putArray("allowedSelfTradePreventionModes").add(OwnOrder.STP);
        }
        return out;
    }
}
