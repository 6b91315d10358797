package io.tidemill.backtester;

import io.tidemill.matching.FeeModel;
import io.tidemill.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a backtest depends on besides its market. Equal configuration and equal market give equal results.
 *
 * @param instruments names, such as {@code BTC-USDT.BINANCE}; at least one, all with the same quote asset
 * @param strategy type, as the catalog names it
 * @param parameters by name; the initial ones of the type where missing
 * @param fees of the venues
 * @param latency of market events, commands and answers
 * @param queue before our resting orders
 * @param limits of the risk gate
 * @param balances what the account holds at the start at each venue, by asset; empty means that balances are not checked
 * @param capital that returns refer to, in quote, &gt; 0
 * @param seed of the latency's jitter
 * @param clockIntervalNs between two ticks of the engine's clock, ns
 * @param sampleIntervalNs between two samples of equity, ns; returns are those of such an interval
 * @param curvePoints most points of a curve; even
 * @param gaps what to do about gaps in the market
 */
public record BacktestConfig(
        List<String> instruments,
        String strategy,
        Map<String, Double> parameters,
        FeeModel fees,
        Latency latency,
        Queue queue,
        RiskLimits limits,
        Map<String, BigDecimal> balances,
        double capital,
        long seed,
        long clockIntervalNs,
        long sampleIntervalNs,
        int curvePoints,
        GapPolicy gaps) {
    private static final double DEFAULT_CAPITAL = 100_000;
    private static final long DEFAULT_CLOCK_INTERVAL_NS = 100_000_000;
    private static final long DEFAULT_SAMPLE_INTERVAL_NS = 1_000_000_000;
    private static final int DEFAULT_CURVE_POINTS = 1000;

    /** Checks and copies. */
    public BacktestConfig {
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("a backtest must have an instrument");
        }
        if (!(capital > 0) || Double.isInfinite(capital)) {
            throw new IllegalArgumentException("capital must be > 0, was " + capital);
        }
        if (clockIntervalNs <= 0 || sampleIntervalNs <= 0) {
            throw new IllegalArgumentException(
                    "intervals must be > 0 ns, were clock " + clockIntervalNs + " and sample " + sampleIntervalNs);
        }
        if (curvePoints < 2 || curvePoints % 2 != 0) {
            throw new IllegalArgumentException("curvePoints must be even and >= 2, was " + curvePoints);
        }
        instruments = List.copyOf(instruments);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        balances = Collections.unmodifiableMap(new TreeMap<>(balances));
    }

    /** A strategy with its initial parameters, under {@linkplain Latency#defaults usual} assumptions. */
    public static BacktestConfig of(List<String> instruments, String strategy) {
        return new BacktestConfig(
                instruments,
                strategy,
                Map.of(),
                FeeModel.binanceSpot(),
                Latency.defaults(),
                Queue.conservative(),
                RiskLimits.defaults(),
                Map.of(),
                DEFAULT_CAPITAL,
                1,
                DEFAULT_CLOCK_INTERVAL_NS,
                DEFAULT_SAMPLE_INTERVAL_NS,
                DEFAULT_CURVE_POINTS,
                GapPolicy.REPORT);
    }

    /** The same with other instruments. */
    public BacktestConfig withInstruments(List<String> other) {
        return new BacktestConfig(
                other,
                strategy,
                parameters,
                fees,
                latency,
                queue,
                limits,
                balances,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with another strategy. */
    public BacktestConfig withStrategy(String other) {
        return new BacktestConfig(
                instruments,
                other,
                parameters,
                fees,
                latency,
                queue,
                limits,
                balances,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with other parameters. */
    public BacktestConfig withParameters(Map<String, Double> other) {
        return new BacktestConfig(
                instruments,
                strategy,
                other,
                fees,
                latency,
                queue,
                limits,
                balances,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with other fees. */
    public BacktestConfig withFees(FeeModel other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                other,
                latency,
                queue,
                limits,
                balances,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with other latency. */
    public BacktestConfig withLatency(Latency other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                other,
                queue,
                limits,
                balances,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with another queue model. */
    public BacktestConfig withQueue(Queue other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                latency,
                other,
                limits,
                balances,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with other limits of the risk gate. */
    public BacktestConfig withLimits(RiskLimits other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                latency,
                queue,
                other,
                balances,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with balances that are checked. */
    public BacktestConfig withBalances(Map<String, BigDecimal> other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                latency,
                queue,
                limits,
                other,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with another capital, in quote. */
    public BacktestConfig withCapital(double other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                latency,
                queue,
                limits,
                balances,
                other,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with another seed. */
    public BacktestConfig withSeed(long other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                latency,
                queue,
                limits,
                balances,
                capital,
                other,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with another interval of the engine's clock, in ns. */
    public BacktestConfig withClockIntervalNs(long other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                latency,
                queue,
                limits,
                balances,
                capital,
                seed,
                other,
                sampleIntervalNs,
                curvePoints,
                gaps);
    }

    /** The same with another interval between samples of equity, in ns. */
    public BacktestConfig withSampleIntervalNs(long other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                latency,
                queue,
                limits,
                balances,
                capital,
                seed,
                clockIntervalNs,
                other,
                curvePoints,
                gaps);
    }

    /** The same with more or fewer points of curves. */
    public BacktestConfig withCurvePoints(int other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                latency,
                queue,
                limits,
                balances,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                other,
                gaps);
    }

    /** The same with another answer to gaps. */
    public BacktestConfig withGaps(GapPolicy other) {
        return new BacktestConfig(
                instruments,
                strategy,
                parameters,
                fees,
                latency,
                queue,
                limits,
                balances,
                capital,
                seed,
                clockIntervalNs,
                sampleIntervalNs,
                curvePoints,
                other);
    }
}
