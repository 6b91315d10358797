package io.tidemill.connectors.binance;

import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.JsonScanner;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The reply to {@code GET /api/v3/exchangeInfo}: instruments and the venue's rate limits.
 *
 * <p>LOT_SIZE holds for orders only: books and trades show sizes finer than its step, left by orders that are older than the step
 * (BTCUSDT on 8 August 2024: 0.000001, with a step of 0.00001). So a lot is a thousandth of the step, but not finer than the
 * precision of the base asset, and the step is so many lots of orders.
 *
 * @param instruments those that are wanted and have a tick and a lot
 * @param limits the venue's budgets
 */
record ExchangeInfo(List<Instrument> instruments, List<Limit> limits) {
    /**
     * One budget of the venue: at most {@code limit} in each {@code intervalMs}.
     *
     * @param type {@code REQUEST_WEIGHT}, {@code ORDERS} or {@code RAW_REQUESTS}
     * @param interval as in the header that tells what is used: {@code 1m}, {@code 10s}, {@code 1d}
     */
    record Limit(String type, String interval, long intervalMs, int limit) {}

    /** How many digits of data are read behind those of orders. */
    private static final int FINER_DIGITS = 3;

    /** Reads a reply; null if it is not what the venue documents. */
    static @Nullable ExchangeInfo parse(
            String venue, InstrumentIds ids, long validFromNs, byte[] bytes, int offset, int length) {
        JsonScanner scanner = new JsonScanner();
        scanner.wrap(bytes, offset, length);
        List<Instrument> instruments = new ArrayList<>();
        List<Limit> limits = new ArrayList<>();
        boolean symbols = false;
        scanner.enterObject();
        while (scanner.nextField()) {
            switch (field(scanner)) {
                case "symbols" -> {
                    symbols = true;
                    scanner.enterArray();
                    while (scanner.nextElement()) {
                        Symbol symbol = symbol(scanner);
                        if (!scanner.failed()) {
                            add(symbol, venue, ids, validFromNs, instruments);
                        }
                    }
                }
                case "rateLimits" -> {
                    scanner.enterArray();
                    while (scanner.nextElement()) {
                        limits.add(limit(scanner));
                    }
                }
                default -> scanner.skipValue();
            }
        }
        return scanner.atEnd() && symbols ? new ExchangeInfo(List.copyOf(instruments), List.copyOf(limits)) : null;
    }

    private static final class Symbol {
        String name = "";
        String base = "";
        String quote = "";
        String tick = "";
        String sizeStep = "";
        long basePrecision;
        String minSize = "0";
        String minNotional = "0";
    }

    private static Symbol symbol(JsonScanner scanner) {
        Symbol symbol = new Symbol();
        scanner.enterObject();
        while (scanner.nextField()) {
            switch (field(scanner)) {
                case "symbol" -> symbol.name = scanner.readText();
                case "baseAsset" -> symbol.base = scanner.readText();
                case "baseAssetPrecision" -> symbol.basePrecision = scanner.readLong();
                case "quoteAsset" -> symbol.quote = scanner.readText();
                case "filters" -> {
                    scanner.enterArray();
                    while (scanner.nextElement()) {
                        filter(scanner, symbol);
                    }
                }
                default -> scanner.skipValue();
            }
        }
        return symbol;
    }

    private static void filter(JsonScanner scanner, Symbol symbol) {
        String type = "";
        String tickSize = "";
        String stepSize = "";
        String minQty = "";
        String minNotional = "";
        scanner.enterObject();
        while (scanner.nextField()) {
            switch (field(scanner)) {
                case "filterType" -> type = scanner.readText();
                case "tickSize" -> tickSize = scanner.readText();
                case "stepSize" -> stepSize = scanner.readText();
                case "minQty" -> minQty = scanner.readText();
                case "minNotional" -> minNotional = scanner.readText();
                default -> scanner.skipValue();
            }
        }
        switch (type) {
            case "PRICE_FILTER" -> symbol.tick = tickSize;
            case "LOT_SIZE" -> {
                symbol.sizeStep = stepSize;
                symbol.minSize = minQty;
            }
            case "NOTIONAL", "MIN_NOTIONAL" -> symbol.minNotional = minNotional;
            default -> {} // a filter that says nothing about steps
        }
    }

    private static void add(
            Symbol symbol, String venue, InstrumentIds ids, long validFromNs, List<Instrument> instruments) {
        int id = ids.idOf((symbol.base + "-" + symbol.quote + "." + venue).toUpperCase(Locale.ROOT));
        Step tick = step(symbol.tick);
        Step sizeStep = step(symbol.sizeStep);
        if (id == InstrumentIds.NOT_WANTED || tick == null || sizeStep == null) {
            return;
        }
        Step lot = lot(sizeStep, symbol.basePrecision);
        long orderStepLots = lot.fromDouble(sizeStep.toDouble(1));
        Step least = step(symbol.minSize);
        long minLots = least == null ? 0 : lot.fromDouble(least.toDouble(1));
        Step notional = step(symbol.minNotional);
        double minNotional = notional == null ? 0 : notional.toDouble(1);
        instruments.add(Instrument.spot(
                        id, venue, symbol.name, symbol.base, symbol.quote, tick, lot, minLots, minNotional, validFromNs)
                .withOrderStep(orderStepLots));
    }

    private static Step lot(Step sizeStep, long basePrecision) {
        if (sizeStep.scale() >= basePrecision) {
            return sizeStep;
        }
        int scale = (int) Math.min(basePrecision, sizeStep.scale() + FINER_DIGITS);
        return scale == sizeStep.scale() + FINER_DIGITS ? new Step(sizeStep.mantissa(), scale) : new Step(1, scale);
    }

    private static @Nullable Step step(String text) {
        // the venue writes 0.00000000 for a filter that is off
        return text.matches("\\d{1,9}(\\.\\d{1,9})?") && !text.matches("[0.]+") ? Step.parse(text) : null;
    }

    private static Limit limit(JsonScanner scanner) {
        String type = "";
        String unit = "";
        long count = 0;
        long limit = 0;
        scanner.enterObject();
        while (scanner.nextField()) {
            switch (field(scanner)) {
                case "rateLimitType" -> type = scanner.readText();
                case "interval" -> unit = scanner.readText();
                case "intervalNum" -> count = scanner.readLong();
                case "limit" -> limit = scanner.readLong();
                default -> scanner.skipValue();
            }
        }
        long unitMs = switch (unit) {
            case "SECOND" -> 1_000L;
            case "MINUTE" -> 60_000L;
            case "HOUR" -> 3_600_000L;
            case "DAY" -> 86_400_000L;
            default -> 0L;
        };
        if (unitMs == 0 || count <= 0 || count > 1_000_000 || limit <= 0 || limit > Integer.MAX_VALUE) {
            scanner.fail();
            return new Limit("", "", 1, 1);
        }
        String interval = count + unit.substring(0, 1).toLowerCase(Locale.ROOT);
        return new Limit(type, interval, count * unitMs, (int) limit);
    }

    private static String field(JsonScanner scanner) {
        return new String(scanner.bytes(), scanner.start(), scanner.end() - scanner.start(), StandardCharsets.UTF_8);
    }
}
