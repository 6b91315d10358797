package io.tidemill.connectors;

import io.tidemill.model.order.OrderReason;

/**
 * The context of a reply frame: which request it answers, how the answer came, and the figures of the venue's budgets, so that
 * a replay sees all that the sockets saw. As text:
 *
 * <pre>
 *   new BTCUSDT tm-0000000100000001 status=200 used-weight-1m=12 order-count-10s=1
 *   depth BTCUSDT - status=200 used-weight-1m=250
 *   new BTCUSDT tm-0000000100000002 not-sent=RATE_BUDGET
 *   new #0 tm-0000000100000003 not-sent=NOT_SENT           before the connector knew the instrument with this id
 * </pre>
 *
 * @param verb what was asked, one word
 * @param symbol the venue's spelling of the instrument, {@code #} and its id while that is not known, or {@code -}
 * @param order our order id as text, or {@code -}
 * @param status HTTP status of the reply; 0 if there is none
 * @param notSent why nothing was sent; {@link OrderReason#NONE} if something was
 */
public record RequestContext(String verb, String symbol, String order, int status, OrderReason notSent) {
    /** Stands for a symbol or an order where there is none. */
    public static final String ABSENT = "-";

    private static final String BY_ID = "#";
    private static final String STATUS = "status=";
    private static final String NOT_SENT = "not-sent=";

    /** The text of a request, before an answer. */
    public static String of(String verb, String symbol, String order) {
        return verb + ' ' + symbol + ' ' + order;
    }

    /** Stands for the symbol of an instrument of which only the id is known. */
    public static String symbolOf(int instrumentId) {
        return BY_ID + instrumentId;
    }

    /** The text of a request that was never sent. */
    public static String notSent(String request, OrderReason reason) {
        return request + ' ' + NOT_SENT + reason;
    }

    /** The text of a request that was answered; {@code figures} are words {@code key=value}, or empty. */
    public static String answered(String request, int status, String figures) {
        return request + ' ' + STATUS + status + (figures.isEmpty() ? "" : " " + figures);
    }

    /** Reads a context; what is not there is absent, what is not understood is passed over. */
    public static RequestContext parse(String text) {
        String[] words = text.split(" ", -1);
        int status = 0;
        OrderReason notSent = OrderReason.NONE;
        for (int i = 3; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith(STATUS) && word.matches("status=\\d{3}")) {
                status = Integer.parseInt(word, STATUS.length(), word.length(), 10);
            } else if (word.startsWith(NOT_SENT)) {
                notSent = reason(word.substring(NOT_SENT.length()));
            }
        }
        return new RequestContext(
                words[0], words.length > 1 ? words[1] : ABSENT, words.length > 2 ? words[2] : ABSENT, status, notSent);
    }

    /** Whether the venue says that it did what was asked. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** The instrument, where the symbol stands for its id; else -1. */
    public int instrumentId() {
        return symbol.matches("#\\d{1,9}") ? Integer.parseInt(symbol, 1, symbol.length(), 10) : -1;
    }

    private static OrderReason reason(String name) {
        for (OrderReason reason : OrderReason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return OrderReason.NOT_SENT;
    }
}
