package io.tidemill.sandbox;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Request weight by address and minute, orders by account and window. Who goes on after a 429 is banned for a while.
 * <b>Source:</b> binance-spot-api-docs, rest-api.md, "LIMITS".
 */
final class Budget {
    private static final long MINUTE_MS = 60_000;
    private static final long TEN_SECONDS_MS = 10_000;
    private static final long DAY_MS = 86_400_000;
    private static final long BAN_MS = 120_000;
    private static final int PATIENCE = 20;

    private final SandboxConfig config;
    private final Map<String, Address> addresses = new HashMap<>();
    private final ArrayDeque<Long> ordersTenSeconds = new ArrayDeque<>();
    private final ArrayDeque<Long> ordersDay = new ArrayDeque<>();

    private static final class Address {
        private long minute = -1;
        private int used;
        private int refused;
        private long bannedUntilMs;
    }

    Budget(SandboxConfig config) {
        this.config = config;
    }

    /** Takes so much weight and answers what the address used in this minute; throws where that is too much. */
    int use(String address, int weight, long nowMs) {
        Address of = addresses.computeIfAbsent(address, unknown -> new Address());
        if (nowMs < of.bannedUntilMs) {
            throw banned(of.bannedUntilMs, nowMs);
        }
        if (of.minute != nowMs / MINUTE_MS) {
            of.minute = nowMs / MINUTE_MS;
            of.used = 0;
            of.refused = 0;
        }
        of.used += weight;
        if (of.used > config.weightPerMinute()) {
            of.refused++;
            if (of.refused > PATIENCE) {
                of.bannedUntilMs = nowMs + BAN_MS;
                throw banned(of.bannedUntilMs, nowMs);
            }
            throw ApiError.tooMany(
                    429,
                    -1003,
                    "Too much request weight used; current limit is " + config.weightPerMinute()
                            + " request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid"
                            + " polling the API.",
                    (MINUTE_MS - nowMs % MINUTE_MS + 999) / 1000);
        }
        return of.used;
    }

    /** What the address used in this minute. */
    int used(String address, long nowMs) {
        Address of = addresses.get(address);
        return of == null || of.minute != nowMs / MINUTE_MS ? 0 : of.used;
    }

    /** Refuses one more order where the account has placed too many. */
    void checkOrders(long nowMs) {
        if (ordersTenSeconds(nowMs) >= config.ordersPerTenSeconds()) {
            throw tooManyOrders(config.ordersPerTenSeconds(), "10 SECOND");
        }
        if (ordersDay(nowMs) >= config.ordersPerDay()) {
            throw tooManyOrders(config.ordersPerDay(), "1 DAY");
        }
    }

    /** Counts an order that the venue took. */
    void countOrder(long nowMs) {
        ordersTenSeconds.add(nowMs);
        ordersDay.add(nowMs);
    }

    int ordersTenSeconds(long nowMs) {
        return count(ordersTenSeconds, nowMs / TEN_SECONDS_MS * TEN_SECONDS_MS);
    }

    int ordersDay(long nowMs) {
        return count(ordersDay, nowMs / DAY_MS * DAY_MS);
    }

    private static int count(ArrayDeque<Long> times, long sinceMs) {
        while (!times.isEmpty() && times.peekFirst() < sinceMs) {
            times.removeFirst();
        }
        return times.size();
    }

    private static ApiError tooManyOrders(int limit, String window) {
        return ApiError.tooMany(
                429, -1015, "Too many new orders; current limit is " + limit + " orders per " + window + ".", 0);
    }

    private static ApiError banned(long untilMs, long nowMs) {
        return ApiError.tooMany(
                418,
                -1003,
                "Way too much request weight used; IP banned until " + untilMs
                        + ". Please use WebSocket Streams for live updates to avoid bans.",
                (untilMs - nowMs + 999) / 1000);
    }
}
