package io.tidemill.connectors.binance;

import java.net.URI;
import java.util.List;

/**
 * What a connection to Binance needs to know; the keys come from a {@link io.tidemill.connectors.CredentialSource}.
 *
 * @param rest base address of the REST API, without path
 * @param stream base address of the market streams, without path
 * @param wsApi base address of the WebSocket API, without path
 * @param marketStream whether the market stream is opened
 * @param accountStream how the private stream is opened
 * @param symbols what to subscribe to, in the venue's spelling: {@code BTCUSDT}
 * @param depthLimit levels of a snapshot on each side, 1 to 5000
 * @param recvWindowMs how late the venue may see a signed request, 1 to 60000
 * @param requestTimeoutMs after how long a request without a reply is given up
 * @param backoffMinMs wait before the first reconnect
 * @param backoffMaxMs longest wait before a reconnect
 * @param heartbeatMs how often a stream is pinged; two pings without any sign of life close it
 * @param rotateMs age at which a stream is opened anew, before the venue drops it at 24 hours
 * @param timeEveryMs how often the venue's clock is measured
 * @param seed of the jitter between reconnects
 */
public record BinanceConfig(
        URI rest,
        URI stream,
        URI wsApi,
        MarketStream marketStream,
        AccountStream accountStream,
        List<String> symbols,
        int depthLimit,
        int recvWindowMs,
        int requestTimeoutMs,
        int backoffMinMs,
        int backoffMaxMs,
        int heartbeatMs,
        long rotateMs,
        long timeEveryMs,
        long seed) {
    /** Three streams an instrument, and 1024 streams a connection are the venue's limit. */
    private static final int MAX_SYMBOLS = 1024 / 3;

    /** Checks what the venue would refuse. */
    public BinanceConfig {
        symbols = List.copyOf(symbols);
        check(!symbols.isEmpty() && symbols.size() <= MAX_SYMBOLS, "symbols must be 1.." + MAX_SYMBOLS, symbols.size());
        check(
                marketStream != MarketStream.NONE || accountStream != AccountStream.NONE,
                "a connection must have a market stream or an account stream",
                "without both");
        check(depthLimit >= 1 && depthLimit <= 5000, "depth-limit must be in 1..5000", depthLimit);
        check(recvWindowMs >= 1 && recvWindowMs <= 60_000, "recv-window-ms must be in 1..60000", recvWindowMs);
        check(requestTimeoutMs > 0, "request-timeout-ms must be > 0", requestTimeoutMs);
        check(
                backoffMinMs > 0 && backoffMinMs <= backoffMaxMs,
                "backoff-min-ms must be in 1..backoff-max-ms",
                backoffMinMs);
        check(heartbeatMs > 0, "heartbeat-ms must be > 0", heartbeatMs);
        check(rotateMs > 0, "rotate-ms must be > 0", rotateMs);
        check(timeEveryMs > 0, "time-every-ms must be > 0", timeEveryMs);
        for (String symbol : symbols) {
            check(symbol.matches("[A-Z0-9]+"), "symbol must be upper case letters and digits", symbol);
        }
    }

    /** The venue itself, with its documented limits. */
    public static BinanceConfig defaults(List<String> symbols) {
        return new BinanceConfig(
                URI.create("https://api.binance.com"),
                URI.create("wss://stream.binance.com:9443"),
                URI.create("wss://ws-api.binance.com:443"),
                MarketStream.COMBINED,
                AccountStream.SIGNED_SUBSCRIPTION,
                symbols,
                5000,
                5_000,
                5_000,
                250,
                30_000,
                20_000,
                23 * 3_600_000L,
                10 * 60_000L,
                1);
    }

    /** The same elsewhere: another region of the venue, its test network, a sandbox. */
    public BinanceConfig at(URI newRest, URI newStream, URI newWsApi) {
        return new BinanceConfig(
                newRest,
                newStream,
                newWsApi,
                marketStream,
                accountStream,
                symbols,
                depthLimit,
                recvWindowMs,
                requestTimeoutMs,
                backoffMinMs,
                backoffMaxMs,
                heartbeatMs,
                rotateMs,
                timeEveryMs,
                seed);
    }

    /** The same with another way to the private stream. */
    public BinanceConfig with(AccountStream newAccountStream) {
        return new BinanceConfig(
                rest,
                stream,
                wsApi,
                marketStream,
                newAccountStream,
                symbols,
                depthLimit,
                recvWindowMs,
                requestTimeoutMs,
                backoffMinMs,
                backoffMaxMs,
                heartbeatMs,
                rotateMs,
                timeEveryMs,
                seed);
    }

    /** The same with or without the market stream. */
    public BinanceConfig with(MarketStream newMarketStream) {
        return new BinanceConfig(
                rest,
                stream,
                wsApi,
                newMarketStream,
                accountStream,
                symbols,
                depthLimit,
                recvWindowMs,
                requestTimeoutMs,
                backoffMinMs,
                backoffMaxMs,
                heartbeatMs,
                rotateMs,
                timeEveryMs,
                seed);
    }

    /** The same with other times: timeout of a request, least and most wait before a reconnect, ping, age of a stream. */
    public BinanceConfig withTimes(
            int newRequestTimeoutMs, int newBackoffMinMs, int newBackoffMaxMs, int newHeartbeatMs, long newRotateMs) {
        return new BinanceConfig(
                rest,
                stream,
                wsApi,
                marketStream,
                accountStream,
                symbols,
                depthLimit,
                recvWindowMs,
                newRequestTimeoutMs,
                newBackoffMinMs,
                newBackoffMaxMs,
                newHeartbeatMs,
                newRotateMs,
                timeEveryMs,
                seed);
    }

    /** The same with other ways to keep to the venue's clock: how late a request may be seen, and how often it is measured. */
    public BinanceConfig withClock(int newRecvWindowMs, long newTimeEveryMs) {
        return new BinanceConfig(
                rest,
                stream,
                wsApi,
                marketStream,
                accountStream,
                symbols,
                depthLimit,
                newRecvWindowMs,
                requestTimeoutMs,
                backoffMinMs,
                backoffMaxMs,
                heartbeatMs,
                rotateMs,
                newTimeEveryMs,
                seed);
    }

    private static void check(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", was " + value);
        }
    }
}
