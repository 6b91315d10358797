package io.tidemill.backtester.statistics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A curve of a bounded number of points.
 *
 * @param timeNs of each point, the end of its stretch, ns since 1970 UTC
 * @param columns values by name, one a point; null where there is none
 */
public record Curve(List<Long> timeNs, Map<String, List<@Nullable Double>> columns) {
    /** Copies, sorts by name and checks the lengths. */
    public Curve {
        timeNs = List.copyOf(timeNs);
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        for (Map.Entry<String, List<@Nullable Double>> column : columns.entrySet()) {
            if (column.getValue().size() != timeNs.size()) {
                throw new IllegalArgumentException("column " + column.getKey() + " must have " + timeNs.size()
                        + " values, had " + column.getValue().size());
            }
        }
    }

    /**
     * The values of a column.
     *
     * @throws IllegalArgumentException if there is none with this name
     */
    public List<@Nullable Double> column(String name) {
        List<@Nullable Double> column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column " + name + "; there are " + columns.keySet());
        }
        return column;
    }
}
