package io.tidemill.node.demo;

import io.tidemill.node.platform.SandboxVenue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a demo begins with on a market: a first set that is plausible and poor there, and the values that a person decides and
 * no search: how much may be risked, and to quote near the touch, where minutes give fills.
 *
 * @param firstSet values of the first parameter set; initial ones elsewhere
 * @param fixed values that the search leaves alone, as {@code name=value}
 */
record Beginning(Map<String, Double> firstSet, List<String> fixed) {
    /** On a spread of one tick: quotes at the touch, minds no inventory, and moves too late. */
    private static final Beginning RECORDED = new Beginning(
            Map.of("minHalfSpreadBps", 0.0, "requoteBps", 5.0, "requoteIntervalMs", 5_000.0, "riskAversion", 1e-4),
            List.of("orderSize=0.001", "intensity=1", "maxInventory=5", "minHalfSpreadBps=0"));

    /** On a wider spread: its quotes hardly move, and its inventory grows. */
    private static final Beginning GENERATED = new Beginning(
            Map.of(
                    "minHalfSpreadBps",
                    0.0,
                    "requoteBps",
                    10.0,
                    "requoteIntervalMs",
                    10_000.0,
                    "riskAversion",
                    1e-4,
                    "maxInventory",
                    20.0),
            List.of("orderSize=0.001", "intensity=1", "maxInventory=2", "minHalfSpreadBps=0.5", "decay=2"));

    static Beginning of(SandboxVenue venue) {
        return venue.isRecorded() ? RECORDED : GENERATED;
    }

    /** For {@code tune}. */
    List<String> arguments() {
        return Stream.concat(
                        fixed.stream().map(value -> "--fix=" + value),
                        firstSet.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> "--incumbent=" + entry.getKey() + "=" + entry.getValue()))
                .toList();
    }
}
