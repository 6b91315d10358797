package io.tidemill.backtester;

import io.tidemill.model.market.GapReason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The breaks in the market of a run.
 *
 * @param count how many there were
 * @param byReason how many by reason
 * @param withoutBookNs time in which at least one book was broken, summed over instruments, ns
 * @param spans the first of them; at most {@value #MAX_SPANS}
 */
public record GapReport(long count, Map<String, Long> byReason, long withoutBookNs, List<Span> spans) {
    /** So many spans are told one by one. */
    public static final int MAX_SPANS = 1000;

    /** Copies. */
    public GapReport {
        byReason = java.util.Collections.unmodifiableMap(new TreeMap<>(byReason));
        spans = List.copyOf(spans);
    }

    /**
     * One break.
     *
     * @param instrument name
     * @param fromNs when it was noticed, receive time, ns since 1970 UTC
     * @param toNs when the book was whole again, or the end of the run
     * @param reason of the first event of the break
     */
    public record Span(String instrument, long fromNs, long toNs, GapReason reason) {}
}
