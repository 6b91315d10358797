package io.tidemill.tables;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What to replay.
 *
 * @param instruments by name; at least one
 * @param fromNs first receive time
 * @param toNs receive time behind the last
 * @param kinds of events
 */
public record ReplayQuery(List<String> instruments, long fromNs, long toNs, Set<MarketKind> kinds) {
    /** Checks and copies. */
    public ReplayQuery {
        instruments = List.copyOf(instruments);
        if (instruments.isEmpty()) {
            throw new IllegalArgumentException("a replay must have an instrument");
        }
        if (fromNs > toNs) {
            throw new IllegalArgumentException("fromNs must be <= toNs, were " + fromNs + " and " + toNs);
        }
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** All kinds of events of these instruments in a range. */
    public static ReplayQuery of(List<String> instruments, long fromNs, long toNs) {
        return new ReplayQuery(instruments, fromNs, toNs, EnumSet.allOf(MarketKind.class));
    }

    /** All that the lake holds of these instruments. */
    public static ReplayQuery all(List<String> instruments) {
        return of(instruments, Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
