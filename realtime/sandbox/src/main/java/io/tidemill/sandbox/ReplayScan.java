package io.tidemill.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of frame files before they are replayed, found by reading them once.
 *
 * @param instrument the one symbol; its steps are the finest decimals that occur
 * @param snapshot the first recorded REST snapshot
 * @param firstEventMs the first time that the venue printed
 * @param frames WebSocket frames in all
 */
record ReplayScan(
        Instrument instrument,
        JsonNode snapshot,
        long firstReceiveNs,
        long lastReceiveNs,
        long firstEventMs,
        long frames) {
    private static final List<String> QUOTES =
            List.of("USDT", "USDC", "FDUSD", "TUSD", "BUSD", "DAI", "EUR", "TRY", "BRL", "JPY", "BTC", "ETH", "BNB");
    private static final double MIN_NOTIONAL = 5;
    private static final double MIN_NOTIONAL_IN_COINS = 0.0001;

    /** What a stream carries. */
    enum Kind {
        DEPTH,
        BOOK_TICKER,
        TRADE,
        OTHER
    }

    static ReplayScan of(List<Path> files) {
        Reader reader = new Reader();
        try (FrameFiles frames = new FrameFiles(files)) {
            while (frames.next()) {
                reader.read(frames);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.result(files);
    }

    static Kind kind(JsonNode frame) {
        String stream = frame.path("stream").asText();
        String name = stream.substring(stream.indexOf('@') + 1);
        return switch (name) {
            case "depth", "depth@100ms", "depth@1000ms" -> Kind.DEPTH;
            case "bookTicker" -> Kind.BOOK_TICKER;
            case "trade" -> Kind.TRADE;
            default -> Kind.OTHER;
        };
    }

    /** The payload of a combined frame, as it stands there. */
    static String data(String json) {
        return json.substring(json.indexOf("\"data\":") + 7, json.length() - 1);
    }

    /** The payload with the venue's times moved. */
    static String shifted(String data, long shiftMs) {
        return shifted(shifted(data, "\"E\":", shiftMs), "\"T\":", shiftMs);
    }

    private static String shifted(String data, String key, long shiftMs) {
        int at = data.indexOf(key);
        if (at < 0) {
            return data;
        }
        int from = at + key.length();
        int to = from;
        while (to < data.length() && Character.isDigit(data.charAt(to))) {
            to++;
        }
        long time = Long.parseLong(data, from, to, 10);
        return data.substring(0, from) + (time + shiftMs) + data.substring(to);
    }

    /** Gathers line by line. */
    private static final class Reader {
        private @Nullable JsonNode snapshot;
        private String symbol = "";
        private int priceDigits;
        private int sizeDigits;
        private long firstReceiveNs = -1;
        private long lastReceiveNs;
        private long firstEventMs = -1;
        private long count;

        void read(FrameFiles frames) {
            JsonNode frame;
            try {
                frame = JsonText.MAPPER.readTree(frames.json());
            } catch (JsonProcessingException e) {
                throw frames.broken("a frame is no JSON: " + e.getOriginalMessage(), e);
            }
            if (firstReceiveNs < 0) {
                firstReceiveNs = frames.receiveTimeNs();
            }
            lastReceiveNs = Math.max(lastReceiveNs, frames.receiveTimeNs());
            if (frame.has("lastUpdateId")) {
                levels(frames, frame, "bids");
                levels(frames, frame, "asks");
                snapshot = snapshot == null ? frame : snapshot;
                return;
            }
            count++;
            JsonNode data = frame.path("data");
            ofSymbol(frames, data.path("s").asText());
            switch (kind(frame)) {
                case DEPTH -> {
                    levels(frames, data, "b");
                    levels(frames, data, "a");
                    numbers(frames, data, "E", "U", "u");
                    firstEventMs = firstEventMs < 0 ? data.get("E").longValue() : firstEventMs;
                }
                case BOOK_TICKER -> {
                    numbers(frames, data, "u");
                    price(frames, data.path("b"));
                    price(frames, data.path("a"));
                    size(frames, data.path("B"));
                    size(frames, data.path("A"));
                }
                case TRADE -> {
                    numbers(frames, data, "E", "T", "t");
                    price(frames, data.path("p"));
                    size(frames, data.path("q"));
                    if (!data.path("m").isBoolean()) {
                        throw frames.broken("field 'm' must be a boolean, was " + data.path("m"), null);
                    }
                    firstEventMs = firstEventMs < 0 ? data.get("E").longValue() : firstEventMs;
                }
                case OTHER -> throw frames.broken("no stream that can be replayed: " + frame.path("stream"), null);
            }
        }

        ReplayScan result(List<Path> files) {
            if (snapshot == null) {
                throw new FrameFileException(
                        "no REST snapshot in " + files + ": give the file before, which has one, first", null);
            }
            if (symbol.isEmpty() || firstEventMs < 0) {
                throw new FrameFileException("no depth or trade frames in " + files, null);
            }
            return new ReplayScan(instrument(), snapshot, firstReceiveNs, lastReceiveNs, firstEventMs, count);
        }

        private Instrument instrument() {
            String quote = QUOTES.stream()
                    .filter(symbol::endsWith)
                    .findFirst()
                    .orElseThrow(() -> new FrameFileException("the quote asset of " + symbol + " is not known", null));
            boolean coins = quote.equals("BTC") || quote.equals("ETH") || quote.equals("BNB");
            return Instrument.spot(
                    0,
                    "BINANCE",
                    symbol,
                    symbol.substring(0, symbol.length() - quote.length()).toUpperCase(Locale.ROOT),
                    quote,
                    new Step(1, priceDigits),
                    new Step(1, sizeDigits),
                    1,
                    coins ? MIN_NOTIONAL_IN_COINS : MIN_NOTIONAL,
                    0);
        }

        private void ofSymbol(FrameFiles frames, String of) {
            if (of.isEmpty()) {
                throw frames.broken("a frame without a symbol", null);
            }
            if (symbol.isEmpty()) {
                symbol = of;
            } else if (!symbol.equals(of)) {
                throw frames.broken("one symbol can be replayed, here are " + symbol + " and " + of, null);
            }
        }

        private void levels(FrameFiles frames, JsonNode of, String field) {
            JsonNode levels = of.path(field);
            if (!levels.isArray()) {
                throw frames.broken("field '" + field + "' must be an array, was " + levels, null);
            }
            for (JsonNode level : levels) {
                price(frames, level.path(0));
                size(frames, level.path(1));
            }
        }

        private void price(FrameFiles frames, JsonNode decimal) {
            priceDigits = Math.max(priceDigits, digits(frames, decimal));
        }

        private void size(FrameFiles frames, JsonNode decimal) {
            sizeDigits = Math.max(sizeDigits, digits(frames, decimal));
        }

        private static int digits(FrameFiles frames, JsonNode decimal) {
            String text = decimal.isTextual() ? decimal.textValue() : "";
            if (text.isEmpty() || Decimal8.parseOrRefuse(text) < 0) {
                throw frames.broken("not a decimal with 8 digits at most: " + decimal, null);
            }
            int end = text.length();
            while (text.charAt(end - 1) == '0' && text.indexOf('.') >= 0) {
                end--;
            }
            int point = text.indexOf('.');
            return point < 0 ? 0 : Math.max(0, end - point - 1);
        }

        private static void numbers(FrameFiles frames, JsonNode data, String... fields) {
            for (String field : fields) {
                if (!data.path(field).isIntegralNumber()) {
                    throw frames.broken("field '" + field + "' must be a whole number, was " + data.path(field), null);
                }
            }
        }
    }
}
