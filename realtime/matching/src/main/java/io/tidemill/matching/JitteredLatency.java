package io.tidemill.matching;

import io.tidemill.model.HotPath;

/** See {@link LatencyModel#jittered}. */
@HotPath
final class JitteredLatency implements LatencyModel {
    private final long entryNs;
    private final long responseNs;
    private final long jitterMeanNs;
    private final SplitMix random;

    JitteredLatency(long entryNs, long responseNs, long jitterMeanNs, long seed) {
        if (entryNs < 0 || responseNs < 0 || jitterMeanNs < 0) {
            throw new IllegalArgumentException(
                    "latency must be >= 0, was " + entryNs + ", " + responseNs + " and jitter " + jitterMeanNs + " ns");
        }
        this.entryNs = entryNs;
        this.responseNs = responseNs;
        this.jitterMeanNs = jitterMeanNs;
        this.random = new SplitMix(seed);
    }

    @Override
    public long entryNs(long sentTimeNs) {
        return entryNs + tailNs();
    }

    @Override
    public long responseNs(long venueTimeNs) {
        return responseNs + tailNs();
    }

    private long tailNs() {
        return (long) (-jitterMeanNs * Math.log(1 - random.nextDouble()));
    }
}
