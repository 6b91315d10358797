package io.tidemill.sandbox;

import io.tidemill.matching.FeeModel;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a {@link BinanceSandbox} is set up.
 *
 * @param host address to listen on
 * @param port 0 for a free one
 * @param apiKey the account's key, letters and digits
 * @param apiSecret the account's secret
 * @param balances of the account at the start, by asset
 * @param fees of the account
 * @param weightPerMinute request weight that one address may use
 * @param ordersPerTenSeconds orders that the account may place
 * @param ordersPerDay orders that the account may place
 * @param start when the market begins to run
 */
public record SandboxConfig(
        String host,
        int port,
        String apiKey,
        String apiSecret,
        Map<String, BigDecimal> balances,
        FeeModel fees,
        int weightPerMinute,
        int ordersPerTenSeconds,
        int ordersPerDay,
        Start start) {

    /** When a market begins to run. */
    public enum Start {
        /** When the first client subscribes to a public stream. */
        FIRST_SUBSCRIBER,
        /** When {@link Market#start} is called. */
        BY_CALL
    }

    /** Checks and copies. */
    public SandboxConfig {
        balances = Collections.unmodifiableMap(new TreeMap<>(balances));
        if (!apiKey.matches("[A-Za-z0-9]{1,128}") || apiSecret.isEmpty()) {
            throw new IllegalArgumentException("apiKey must be letters and digits and apiSecret not empty");
        }
        if (weightPerMinute < 1 || ordersPerTenSeconds < 1 || ordersPerDay < 1) {
            throw new IllegalArgumentException(
                    "budgets must be >= 1, were " + weightPerMinute + ", " + ordersPerTenSeconds + ", " + ordersPerDay);
        }
    }

    /** A free port on loopback, a rich account, the venue's own budgets and first fee tier, start with the first subscriber. */
    public static SandboxConfig defaults() {
        return new SandboxConfig(
                "127.0.0.1",
                0,
                "sandboxKey00000000000000000000000000000000000000000000000000000",
                "sandboxSecret00000000000000000000000000000000000000000000000000",
                Map.of(
                        "USDT", new BigDecimal("1000000"),
                        "BTC", new BigDecimal("20"),
                        "ETH", new BigDecimal("300"),
                        "BNB", new BigDecimal("100")),
                FeeModel.binanceSpot(),
                6_000,
                100,
                200_000,
                Start.FIRST_SUBSCRIBER);
    }

    /** The same on another port. */
    public SandboxConfig withPort(int other) {
        return new SandboxConfig(
                host,
                other,
                apiKey,
                apiSecret,
                balances,
                fees,
                weightPerMinute,
                ordersPerTenSeconds,
                ordersPerDay,
                start);
    }

    /** The same with other balances. */
    public SandboxConfig withBalances(Map<String, BigDecimal> other) {
        return new SandboxConfig(
                host, port, apiKey, apiSecret, other, fees, weightPerMinute, ordersPerTenSeconds, ordersPerDay, start);
    }

    /** The same with other fees. */
    public SandboxConfig withFees(FeeModel other) {
        return new SandboxConfig(
                host,
                port,
                apiKey,
                apiSecret,
                balances,
                other,
                weightPerMinute,
                ordersPerTenSeconds,
                ordersPerDay,
                start);
    }

    /** The same with other budgets. */
    public SandboxConfig withBudgets(int weight, int tenSeconds, int day) {
        return new SandboxConfig(host, port, apiKey, apiSecret, balances, fees, weight, tenSeconds, day, start);
    }

    /** The same with another start. */
    public SandboxConfig withStart(Start other) {
        return new SandboxConfig(
                host,
                port,
                apiKey,
                apiSecret,
                balances,
                fees,
                weightPerMinute,
                ordersPerTenSeconds,
                ordersPerDay,
                other);
    }
}
