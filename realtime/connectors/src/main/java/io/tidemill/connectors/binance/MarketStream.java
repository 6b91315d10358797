package io.tidemill.connectors.binance;

/** Whether the market stream is opened. */
public enum MarketStream {
    /** It is. */
    COMBINED,
    /** No market stream: orders and account only. */
    NONE
}
