package io.tidemill.execution;

/**
 * How patient we are with venues.
 *
 * @param orderCapacity orders remembered at the same time, those at their end included, oldest forgotten first
 * @param answerTimeoutNs after which a request without any answer counts as unknown, ns
 * @param firstQueryNs from the moment an order became unknown to the first query, and to the second, ns
 * @param maxQueryNs longest wait between two queries; the wait doubles up to it, ns
 * @param absentProofNs after which the venue's word that it does not know an order is proof that the order never arrived;
 *     longer than the venue accepts a request that is under way, ns
 */
public record ExecutionConfig(
        int orderCapacity, long answerTimeoutNs, long firstQueryNs, long maxQueryNs, long absentProofNs) {

    private static final int MOST_ORDERS = 1 << 17;

    /** Checks that all are plausible. */
    public ExecutionConfig {
        if (orderCapacity < 16 || orderCapacity > MOST_ORDERS) {
            throw new IllegalArgumentException(
                    "orderCapacity must be in [16, " + MOST_ORDERS + "], was " + orderCapacity);
        }
        if (answerTimeoutNs <= 0 || firstQueryNs <= 0 || absentProofNs <= 0) {
            throw new IllegalArgumentException("answerTimeoutNs, firstQueryNs and absentProofNs must be > 0, were "
                    + answerTimeoutNs + ", " + firstQueryNs + " and " + absentProofNs);
        }
        if (maxQueryNs < firstQueryNs) {
            throw new IllegalArgumentException(
                    "maxQueryNs must be >= firstQueryNs, were " + maxQueryNs + " and " + firstQueryNs);
        }
    }

    /** 8,192 orders; 5 s for an answer; queries after 0.2 s to 10 s; absence proven after 10 s. */
    public static ExecutionConfig defaults() {
        return new ExecutionConfig(8192, 5_000_000_000L, 200_000_000L, 10_000_000_000L, 10_000_000_000L);
    }
}
