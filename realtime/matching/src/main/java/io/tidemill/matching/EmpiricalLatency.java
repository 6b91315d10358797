package io.tidemill.matching;

import io.tidemill.model.HotPath;

/** See {@link LatencyModel#empirical}. */
@HotPath
final class EmpiricalLatency implements LatencyModel {
    private final long[] entrySamplesNs;
    private final long[] responseSamplesNs;
    private final SplitMix random;

    EmpiricalLatency(long[] entrySamplesNs, long[] responseSamplesNs, long seed) {
        this.entrySamplesNs = checked(entrySamplesNs);
        this.responseSamplesNs = checked(responseSamplesNs);
        this.random = new SplitMix(seed);
    }

    @Override
    public long entryNs(long sentTimeNs) {
        return entrySamplesNs[random.nextInt(entrySamplesNs.length)];
    }

    @Override
    public long responseNs(long venueTimeNs) {
        return responseSamplesNs[random.nextInt(responseSamplesNs.length)];
    }

    private static long[] checked(long[] samplesNs) {
        if (samplesNs.length == 0) {
            throw new IllegalArgumentException("an empirical latency needs at least one sample, had none");
        }
        for (long sampleNs : samplesNs) {
            if (sampleNs < 0) {
                throw new IllegalArgumentException("latency must be >= 0, a sample was " + sampleNs + " ns");
            }
        }
        return samplesNs.clone();
    }
}
