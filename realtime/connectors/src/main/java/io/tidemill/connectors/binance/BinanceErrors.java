package io.tidemill.connectors.binance;

import io.tidemill.model.order.OrderReason;
import java.util.Locale;

/**
 * What Binance's error codes mean for an order.
 *
 * <p>Source: errors.md of binance-spot-api-docs, and "HTTP Return Codes" of rest-api.md: with 5XX the outcome is not known.
 */
final class BinanceErrors {
    static final int UNKNOWN = -1000;
    static final int DISCONNECTED = -1001;
    static final int TOO_MANY_REQUESTS = -1003;
    static final int UNEXPECTED_RESPONSE = -1006;
    static final int TIMEOUT = -1007;
    static final int INVALID_TIMESTAMP = -1021;
    static final int CANCEL_REJECTED = -2011;
    static final int NO_SUCH_ORDER = -2013;
    static final int ORDER_ARCHIVED = -2026;

    private BinanceErrors() {}

    /** Whether a request that got this answer may have been carried out all the same. */
    static boolean outcomeUnknown(int status, int code) {
        return status >= 500
                || status == 0
                || code == UNKNOWN
                || code == DISCONNECTED
                || code == UNEXPECTED_RESPONSE
                || code == TIMEOUT;
    }

    /** The reason behind an answer that says no. */
    static OrderReason reason(int status, int code, String message) {
        if (status == 429 || status == 418 || status == 403) {
            return OrderReason.RATE_LIMITED;
        }
        return switch (code) {
            case TOO_MANY_REQUESTS, -1015, -1008 -> OrderReason.RATE_LIMITED;
            case -1002, INVALID_TIMESTAMP, -1022, -2014, -2015 -> OrderReason.AUTHENTICATION;
            case -1013, -1111 -> OrderReason.FILTER;
            case NO_SUCH_ORDER, ORDER_ARCHIVED -> OrderReason.UNKNOWN_ORDER;
            default -> reason(message);
        };
    }

    /** The reason in the words of the matching engine, which come with -1010, -2010, -2011 and in rejected reports. */
    static OrderReason reason(String message) {
        String words = message.toLowerCase(Locale.ROOT).replace('_', ' ');
        if (words.contains("insufficient balance")) {
            return OrderReason.INSUFFICIENT_BALANCE;
        }
        if (words.contains("immediately match")) {
            return OrderReason.WOULD_TAKE;
        }
        if (words.contains("duplicate order")) {
            return OrderReason.DUPLICATE_ID;
        }
        if (words.contains("unknown order")) {
            return OrderReason.UNKNOWN_ORDER;
        }
        return words.contains("filter failure") ? OrderReason.FILTER : OrderReason.VENUE;
    }
}
