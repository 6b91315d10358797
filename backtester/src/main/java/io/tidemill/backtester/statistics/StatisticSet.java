package io.tidemill.backtester.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects the statistics of one run, at most one a measure. */
public final class StatisticSet {
    private final Map<Measure, Statistic> values = new EnumMap<>(Measure.class);

    /** An empty set. */
    public StatisticSet() {}

    /** The measure has this value; none, and the reason says so, if it is not finite. */
    public void put(Measure measure, double value) {
        values.put(measure, Statistic.of(measure, value));
    }

    /** The measure has no value, for this reason. */
    public void none(Measure measure, String reason) {
        values.put(measure, Statistic.none(measure, reason));
    }

    /** The value if the condition holds, else none for this reason. */
    public void putIf(boolean condition, Measure measure, double value, String reason) {
        if (condition) {
            put(measure, value);
        } else {
            none(measure, reason);
        }
    }

    /** All, by key of the measure, sorted. */
    public Map<String, Statistic> byKey() {
        Map<String, Statistic> sorted = new TreeMap<>();
        values.forEach((measure, statistic) -> sorted.put(measure.key(), statistic));
        return sorted;
    }
}
