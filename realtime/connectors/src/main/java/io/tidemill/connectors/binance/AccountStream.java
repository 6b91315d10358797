package io.tidemill.connectors.binance;

/** How the private stream is opened. */
public enum AccountStream {
    /** {@code userDataStream.subscribe.signature} on the WebSocket API: what Binance serves since 2026-02-20. */
    SIGNED_SUBSCRIPTION,
    /** A listenKey, kept alive every 30 minutes: what Binance served before, and places that copy it still do. */
    LISTEN_KEY,
    /** No private stream and no private requests: market data only. */
    NONE
}
