package io.tidemill.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.tidemill.model.instrument.Instrument;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes all public streams of the venue out of the three that a market prints: depth each 100 ms, best quotes, trades. */
final class MarketFeed {
    static final Map<String, Long> INTERVALS_MS = intervals();
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_.-]{1,20}@(depth(5|10|20)?(@100ms|@1000ms)?|bookTicker|trade"
                    + "|aggTrade|miniTicker|ticker|avgPrice|kline_([135]m|15m|30m|[12468]h|12h|[13]d|1w))");
    private static final int SLOW = 10;

    private final Symbols symbols;
    private final Predicate<String> wanted;
    private final BiConsumer<String, String> publish;
    private final LongSupplier clockMs;
    private final List<Listing> listings = new ArrayList<>();

    /** Depth that is being put together for the stream of a second. */
    private static final class Listing {
        private final String prefix;
        private final Map<String, String> bids = new LinkedHashMap<>();
        private final Map<String, String> asks = new LinkedHashMap<>();
        private long firstUpdateId = -1;
        private int frames;

        Listing(String prefix) {
            this.prefix = prefix;
        }
    }

    MarketFeed(Symbols symbols, Predicate<String> wanted, BiConsumer<String, String> publish, LongSupplier clockMs) {
        this.symbols = symbols;
        this.wanted = wanted;
        this.publish = publish;
        this.clockMs = clockMs;
        for (Instrument instrument : symbols.all()) {
            listings.add(new Listing(instrument.venueSymbol().toLowerCase(Locale.ROOT) + "@"));
        }
    }

    /** Whether the venue has such a public stream, or one of another symbol. */
    static boolean isStreamName(String name) {
        return NAME.matcher(name).matches() || name.equals("!miniTicker@arr") || name.equals("!ticker@arr");
    }

    void depth(int id, String data) {
        Listing of = listings.get(id);
        publish.accept(of.prefix + "depth@100ms", data);
        of.frames++;
        boolean slow = of.frames % SLOW == 0;
        for (int levels : new int[] {5, 10, 20}) {
            partial(id, of.prefix + "depth" + levels + "@100ms", levels);
            if (slow) {
                partial(id, of.prefix + "depth" + levels, levels);
                partial(id, of.prefix + "depth" + levels + "@1000ms", levels);
            }
        }
        if (wanted.test(of.prefix + "depth") || wanted.test(of.prefix + "depth@1000ms")) {
            merge(of, data, slow);
        } else {
            of.firstUpdateId = -1;
        }
    }

    void bookTicker(int id, String data) {
        publish.accept(listings.get(id).prefix + "bookTicker", data);
    }

    void trade(int id, PublicTrade trade, String data) {
        String prefix = listings.get(id).prefix;
        publish.accept(prefix + "trade", data);
        if (wanted.test(prefix + "aggTrade")) {
            publish.accept(prefix + "aggTrade", Frames.aggTrade(symbols.all().get(id), trade));
        }
    }

    /** The streams of a second: bars and tickers. */
    void second() {
        long nowMs = clockMs.getAsLong();
        ArrayNode minis = JsonText.array();
        ArrayNode tickers = JsonText.array();
        for (int id = 0; id < listings.size(); id++) {
            Tape tape = symbols.tape(id);
            PublicTrade last = tape.lastTrade();
            if (last == null) {
                continue;
            }
            String prefix = listings.get(id).prefix;
            publishIfWanted(prefix + "miniTicker", tape.miniTicker(nowMs));
            publishIfWanted(prefix + "ticker", tape.ticker(nowMs));
            publishIfWanted(prefix + "avgPrice", averagePrice(id, last, nowMs));
            minis.addRawValue(new RawValue(tape.miniTicker(nowMs)));
            tickers.addRawValue(new RawValue(tape.ticker(nowMs)));
            INTERVALS_MS.forEach((interval, lengthMs) -> {
                if (wanted.test(prefix + "kline_" + interval)) {
                    List<Bar> bars = tape.bars(lengthMs, 0, Long.MAX_VALUE, 1);
                    publish.accept(
                            prefix + "kline_" + interval,
                            tape.klineEvent(bars.get(0), interval, lengthMs, last.timeMs()));
                }
            });
        }
        publishIfWanted("!miniTicker@arr", minis.toString());
        publishIfWanted("!ticker@arr", tickers.toString());
    }

    private String averagePrice(int id, PublicTrade last, long nowMs) {
        return JsonText.object()
                .put("e", "avgPrice")
                .put("E", nowMs)
                .put("s", symbols.all().get(id).venueSymbol())
                .put("i", "5m")
                .put("w", Decimal8.text(symbols.averagePrice8(id)))
                .put("T", last.timeMs())
                .toString();
    }

    private void publishIfWanted(String stream, String data) {
        if (wanted.test(stream)) {
            publish.accept(stream, data);
        }
    }

    private void partial(int id, String stream, int levels) {
        if (wanted.test(stream)) {
            Instrument of = symbols.all().get(id);
            publish.accept(stream, BookJson.depth(symbols.book(of), of, levels));
        }
    }

    private void merge(Listing of, String data, boolean complete) {
        JsonNode update;
        try {
            update = JsonText.MAPPER.readTree(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a market printed no JSON: " + data, e);
        }
        if (of.firstUpdateId < 0) {
            of.firstUpdateId = update.get("U").longValue();
            of.bids.clear();
            of.asks.clear();
        }
        update.get("b")
                .forEach(level ->
                        of.bids.put(level.get(0).textValue(), level.get(1).textValue()));
        update.get("a")
                .forEach(level ->
                        of.asks.put(level.get(0).textValue(), level.get(1).textValue()));
        if (complete) {
            ObjectNode merged = ((ObjectNode) update).put("U", of.firstUpdateId);
            fill(merged.putArray("b"), of.bids);
            fill(merged.putArray("a"), of.asks);
            of.firstUpdateId = -1;
            publish.accept(of.prefix + "depth", merged.toString());
            publish.accept(of.prefix + "depth@1000ms", merged.toString());
        }
    }

    private static void fill(ArrayNode out, Map<String, String> levels) {
        levels.forEach((price, size) -> out.addArray().add(price).add(size));
    }

    private static Map<String, Long> intervals() {
        Map<String, Long> out = new LinkedHashMap<>();
        long minute = 60_000;
        for (int minutes : new int[] {1, 3, 5, 15, 30}) {
            out.put(minutes + "m", minutes * minute);
        }
        for (int hours : new int[] {1, 2, 4, 6, 8, 12}) {
            out.put(hours + "h", hours * 60L * minute);
        }
        out.put("1d", 1440 * minute);
        out.put("3d", 3 * 1440 * minute);
        out.put("1w", 7 * 1440 * minute);
        return out;
    }
}
