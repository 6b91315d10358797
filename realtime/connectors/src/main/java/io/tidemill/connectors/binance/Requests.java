package io.tidemill.connectors.binance;

/** The verbs of request contexts: what was asked of Binance. */
final class Requests {
    static final String TIME = "time";
    static final String EXCHANGE_INFO = "exchange-info";
    static final String DEPTH = "depth";
    static final String NEW = "new";
    static final String CANCEL = "cancel";
    static final String CANCEL_ALL = "cancel-all";
    static final String ORDER = "order";
    static final String OPEN_ORDERS = "open-orders";
    static final String ACCOUNT = "account";
    static final String TRADES = "trades";
    static final String LISTEN_KEY = "listen-key";

    private Requests() {}
}
