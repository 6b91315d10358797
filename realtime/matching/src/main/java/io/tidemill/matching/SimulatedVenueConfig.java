package io.tidemill.matching;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a {@link SimulatedVenue} behaves.
 *
 * @param venue code of the venue, as balances name it
 * @param latency of commands and answers
 * @param queue before our resting orders
 * @param fees of our fills
 * @param balances what the account holds at the start, by asset; empty means that balances are neither checked nor told
 * @param retainedOrders how many finished orders the venue still answers queries about
 */
public record SimulatedVenueConfig(
        String venue,
        LatencyModel latency,
        QueueModel queue,
        FeeModel fees,
        Map<String, BigDecimal> balances,
        int retainedOrders) {
    private static final int DEFAULT_RETAINED_ORDERS = 1 << 14;

    /** Checks and copies. */
    public SimulatedVenueConfig {
        if (retainedOrders < 1) {
            throw new IllegalArgumentException("retainedOrders must be >= 1, was " + retainedOrders);
        }
        balances = Collections.unmodifiableMap(new TreeMap<>(balances));
    }

    /** No latency, conservative queue, Binance's first fee tier, balances not checked. */
    public static SimulatedVenueConfig defaults(String venue) {
        return new SimulatedVenueConfig(
                venue,
                LatencyModel.constant(0, 0),
                QueueModel.conservative(),
                FeeModel.binanceSpot(),
                Map.of(),
                DEFAULT_RETAINED_ORDERS);
    }

    /** The same with other latency. */
    public SimulatedVenueConfig withLatency(LatencyModel other) {
        return new SimulatedVenueConfig(venue, other, queue, fees, balances, retainedOrders);
    }

    /** The same with another queue model. */
    public SimulatedVenueConfig withQueue(QueueModel other) {
        return new SimulatedVenueConfig(venue, latency, other, fees, balances, retainedOrders);
    }

    /** The same with other fees. */
    public SimulatedVenueConfig withFees(FeeModel other) {
        return new SimulatedVenueConfig(venue, latency, queue, other, balances, retainedOrders);
    }

    /** The same with balances that are checked and told. */
    public SimulatedVenueConfig withBalances(Map<String, BigDecimal> other) {
        return new SimulatedVenueConfig(venue, latency, queue, fees, other, retainedOrders);
    }
}
