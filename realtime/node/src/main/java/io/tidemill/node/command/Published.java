package io.tidemill.node.command;

import java.util.Map;
import java.util.stream.Collectors;

/** What went onto the bus, by the table of the lake that it belongs to, in words. */
final class Published {
    private Published() {}

    /** {@code 1,204 book_deltas, 12 quotes}; the order is that of the map. */
    static String words(Map<String, Long> byTable) {
        return byTable.entrySet().stream()
                .map(table -> Units.count(table.getValue()) + " " + table.getKey())
                .collect(Collectors.joining(", "));
    }
}
