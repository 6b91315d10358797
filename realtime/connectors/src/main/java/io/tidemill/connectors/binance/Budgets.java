package io.tidemill.connectors.binance;

import io.tidemill.connectors.RateBudget;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The venue's budgets as they stand: limits from exchangeInfo, use from our sending and from the headers of replies, and a ban after
 * 429 or 418 for as long as {@code Retry-After} says.
 *
 * <p>New orders may use 90 % of the weight, snapshots and questions 80 %; the rest is kept for cancels.
 *
 * <p><b>Thread:</b> one thread owns it. Times are the venue's, in ms.
 */
final class Budgets {
    static final int ALL = 100;
    static final int ORDERS = 90;
    static final int QUESTIONS = 80;

    private static final String USED_WEIGHT = "x-mbx-used-weight-";
    private static final String ORDER_COUNT = "x-mbx-order-count-";
    private static final String RETRY_AFTER = "retry-after";
    private static final long BAN_WITHOUT_WORD_MS = 60_000;

    private final Map<String, RateBudget> weight = new LinkedHashMap<>();
    private final Map<String, RateBudget> orders = new LinkedHashMap<>();
    private long bannedUntilMs = Long.MIN_VALUE;

    /** Takes the limits; use that was counted under other limits is counted anew. */
    void limits(List<ExchangeInfo.Limit> limits) {
        weight.clear();
        orders.clear();
        for (ExchangeInfo.Limit limit : limits) {
            RateBudget budget = new RateBudget(limit.intervalMs(), limit.limit());
            if (limit.type().equals("REQUEST_WEIGHT")) {
                weight.put(limit.interval(), budget);
            } else if (limit.type().equals("ORDERS")) {
                orders.put(limit.interval(), budget);
            }
        }
    }

    /** Takes so much weight, if the share of the budget allows it; else takes nothing and says no. */
    boolean take(long nowMs, int requestWeight, int sharePercent) {
        if (nowMs < bannedUntilMs) {
            return false;
        }
        for (RateBudget budget : weight.values()) {
            if (budget.left(nowMs, sharePercent) < requestWeight) {
                return false;
            }
        }
        weight.values().forEach(budget -> budget.take(nowMs, requestWeight));
        return true;
    }

    /** Takes one new order, if weight and order counts allow it; else takes nothing and says no. */
    boolean takeOrder(long nowMs) {
        for (RateBudget budget : orders.values()) {
            if (budget.left(nowMs, ALL) < 1) {
                return false;
            }
        }
        if (!take(nowMs, 1, ORDERS)) {
            return false;
        }
        orders.values().forEach(budget -> budget.take(nowMs, 1));
        return true;
    }

    /** Learns from a reply; answers its figures as words for the context of its frame. */
    String learn(long nowMs, int status, MultiMap headers) {
        StringBuilder figures = new StringBuilder();
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            String value = header.getValue();
            boolean number = value.matches("\\d{1,9}");
            if (number && name.startsWith(USED_WEIGHT)) {
                learn(weight, name.substring(USED_WEIGHT.length()), nowMs, value);
                word(figures, "used-weight-" + name.substring(USED_WEIGHT.length()), value);
            } else if (number && name.startsWith(ORDER_COUNT)) {
                learn(orders, name.substring(ORDER_COUNT.length()), nowMs, value);
                word(figures, "order-count-" + name.substring(ORDER_COUNT.length()), value);
            } else if (number && name.equals(RETRY_AFTER)) {
                word(figures, RETRY_AFTER, value);
            }
        }
        if (status == 429 || status == 418) {
            String wait = headers.get(RETRY_AFTER);
            boolean told = wait != null && wait.matches("\\d{1,9}");
            long waitMs = told && wait != null ? Long.parseLong(wait) * 1000 : BAN_WITHOUT_WORD_MS;
            bannedUntilMs = Math.max(bannedUntilMs, nowMs + waitMs);
        }
        return figures.toString();
    }

    private static void learn(Map<String, RateBudget> budgets, String interval, long nowMs, String used) {
        RateBudget budget = budgets.get(interval);
        if (budget != null) {
            budget.learn(nowMs, Long.parseLong(used));
        }
    }

    private static void word(StringBuilder figures, String name, String value) {
        figures.append(figures.length() == 0 ? "" : " ")
                .append(name)
                .append('=')
                .append(value);
    }
}
