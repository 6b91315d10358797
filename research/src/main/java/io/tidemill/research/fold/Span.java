package io.tidemill.research.fold;

/**
 * A span of receive time, its end not in it. <b>Unit:</b> ns since 1970 UTC.
 *
 * @param fromNs first instant
 * @param toNs first instant after it
 */
public record Span(long fromNs, long toNs) {
    /** Checks the order. */
    public Span {
        if (fromNs >= toNs) {
            throw new IllegalArgumentException("a span must end after it begins, was [" + fromNs + ", " + toNs + ")");
        }
    }

    /** Its length in ns. */
    public long lengthNs() {
        return toNs - fromNs;
    }

    /** Its length in seconds. */
    public double seconds() {
        return lengthNs() / 1e9;
    }

    /** Whether some instant lies in both. */
    public boolean overlaps(Span other) {
        return fromNs < other.toNs && other.fromNs < toNs;
    }
}
