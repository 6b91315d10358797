package io.tidemill.backtester;

import io.tidemill.matching.LatencyModel;

/**
 * How long things take between us and a venue. All times of a backtest are our own: the venue's clock only says how late an
 * event was, never when it was.
 *
 * @param entryNs from our sending to the venue's matching, ns
 * @param responseNs from the venue's matching to our receiving, ns
 * @param jitterMeanNs mean of an exponential tail above both, ns; 0 for none
 * @param feedNs from a change at the venue to our receiving of its event, ns, at its fastest
 * @param feed how the delay of each event is found
 */
public record Latency(long entryNs, long responseNs, long jitterMeanNs, long feedNs, Feed feed) {
    /** How late a market event reached us. */
    public enum Feed {
        /** Each as late as the fastest. */
        FIXED,
        /**
         * As late as recorded: above the fastest by as much as receive time less event time is above its smallest value so
         * far. A constant skew between the two clocks falls out. Events without a time of the venue are taken as fast.
         */
        RECORDED
    }

    /** Checks that nothing arrives before it was sent. */
    public Latency {
        if (entryNs < 0 || responseNs < 0 || jitterMeanNs < 0 || feedNs < 0) {
            throw new IllegalArgumentException("latencies must be >= 0 ns, were entry " + entryNs + ", response "
                    + responseNs + ", jitter " + jitterMeanNs + ", feed " + feedNs);
        }
    }

    /** 1 ms for each way, no jitter: a machine in the region of the venue. */
    public static Latency defaults() {
        return new Latency(1_000_000, 1_000_000, 0, 1_000_000, Feed.FIXED);
    }

    /** Everything at once. */
    public static Latency none() {
        return new Latency(0, 0, 0, 0, Feed.FIXED);
    }

    /** The model of one run: a seeded one begins anew with each. */
    LatencyModel model(long seed) {
        return jitterMeanNs == 0
                ? LatencyModel.constant(entryNs, responseNs)
                : LatencyModel.jittered(entryNs, responseNs, jitterMeanNs, seed);
    }
}
