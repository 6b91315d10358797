package io.tidemill.connectors;

/**
 * One budget of a venue: at most so much in each window of the venue's clock. What we send is counted at once; what the venue
 * says is used counts when it is more, because others may use the same account or address.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class RateBudget {
    private final long windowMs;
    private final long limit;
    private long window = -1;
    private long used;

    /** A budget of {@code limit} in each window. */
    public RateBudget(long windowMs, long limit) {
        this.windowMs = windowMs;
        this.limit = limit;
    }

    /** What is left when only this share of the limit, in percent, may be used; at the venue's time {@code nowMs}. */
    public long left(long nowMs, int sharePercent) {
        turn(nowMs);
        return limit * sharePercent / 100 - used;
    }

    /** Counts what is being sent. */
    public void take(long nowMs, long amount) {
        turn(nowMs);
        used += amount;
    }

    /** Takes the venue's word for what is used in this window. */
    public void learn(long nowMs, long usedAtVenue) {
        turn(nowMs);
        used = Math.max(used, usedAtVenue);
    }

    /** When the next window begins, ms. */
    public long nextWindowMs() {
        return (window + 1) * windowMs;
    }

    private void turn(long nowMs) {
        long now = Math.floorDiv(nowMs, windowMs);
        if (now > window) {
            window = now;
            used = 0;
        }
    }
}
