package io.tidemill.matching;

import io.tidemill.model.HotPath;

/** See {@link LatencyModel#constant}. */
@HotPath
final class ConstantLatency implements LatencyModel {
    private final long entryNs;
    private final long responseNs;

    ConstantLatency(long entryNs, long responseNs) {
        if (entryNs < 0 || responseNs < 0) {
            throw new IllegalArgumentException("latency must be >= 0, was " + entryNs + " and " + responseNs + " ns");
        }
        this.entryNs = entryNs;
        this.responseNs = responseNs;
    }

    @Override
    public long entryNs(long sentTimeNs) {
        return entryNs;
    }

    @Override
    public long responseNs(long venueTimeNs) {
        return responseNs;
    }
}
