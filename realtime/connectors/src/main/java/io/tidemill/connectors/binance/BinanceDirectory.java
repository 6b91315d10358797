package io.tidemill.connectors.binance;

import io.tidemill.model.instrument.Instrument;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Binance lists, asked once before a connection is made, so that a wrong symbol or address is an error and not an endless
 * attempt. <b>Thread:</b> safe.
 */
public final class BinanceDirectory {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final URI rest;
    private final Duration timeout;
    private final HttpClient client;

    /** Asks where this configuration points to, with its patience. */
    public BinanceDirectory(BinanceConfig config) {
        rest = config.rest();
        timeout = Duration.ofMillis(config.requestTimeoutMs());
        client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /**
     * The names that we give to symbols.
     *
     * @param symbols in the venue's spelling: {@code BTCUSDT}
     * @return names such as {@code BTC-USDT.BINANCE}, in the order of the symbols
     * @throws IllegalArgumentException if the venue does not list one of them; names all that it does not list
     * @throws IOException if the venue cannot be reached or does not answer as it documents
     */
    public List<String> names(List<String> symbols) throws IOException, InterruptedException {
        Map<String, String> bySymbol = ask(symbols);
        if (bySymbol == null) {
            List<String> unknown = new ArrayList<>();
            for (String symbol : symbols) {
                if (ask(List.of(symbol)) == null) {
                    unknown.add(symbol);
                }
            }
            throw new IllegalArgumentException(BinanceCodec.VENUE + " at " + rest + " does not list " + unknown);
        }
        List<String> unreadable =
                symbols.stream().filter(symbol -> !bySymbol.containsKey(symbol)).toList();
        if (!unreadable.isEmpty()) {
            throw new IllegalArgumentException(
                    BinanceCodec.VENUE + " at " + rest + " gives no tick and lot for " + unreadable);
        }
        return symbols.stream().map(bySymbol::get).toList();
    }

    /** Names by symbol; null if one of the symbols is not listed. */
    private @Nullable Map<String, String> ask(List<String> symbols) throws IOException, InterruptedException {
        String list = symbols.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        URI uri = rest.resolve("/api/v3/exchangeInfo?symbols=" + URLEncoder.encode(list, StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer;
        try {
            answer = client.send(HttpRequest.newBuilder(uri).timeout(timeout).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException(BinanceCodec.VENUE + " cannot be reached at " + rest + ": " + e, e);
        }
        if (answer.statusCode() == BAD_REQUEST) {
            return null;
        }
        byte[] body = answer.body();
        int[] nextId = {0};
        ExchangeInfo info = answer.statusCode() == OK
                ? ExchangeInfo.parse(BinanceCodec.VENUE, name -> nextId[0]++, 0, body, 0, body.length)
                : null;
        if (info == null) {
            throw new IOException("what answers at " + rest + " is not " + BinanceCodec.VENUE + ": status "
                    + answer.statusCode() + " to " + uri.getPath());
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (Instrument instrument : info.instruments()) {
            names.put(instrument.venueSymbol(), instrument.name());
        }
        return names;
    }
}
