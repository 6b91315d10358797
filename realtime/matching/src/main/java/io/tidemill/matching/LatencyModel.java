package io.tidemill.matching;

/**
 * How long a command takes to the venue and an answer takes back. Commands do not overtake each other on their way, nor do
 * answers: the venue raises a delay where an earlier message would be overtaken, as one connection would.
 *
 * <p><b>Unit:</b> ns. Implementations allocate nothing and are asked once per message, in order, so that a seeded one gives the
 * same delays in each run.
 */
public interface LatencyModel {
    /** From our sending to the venue's matching. */
    long entryNs(long sentTimeNs);

    /** From the venue's matching to our receiving. */
    long responseNs(long venueTimeNs);

    /** The same delay each time. */
    static LatencyModel constant(long entryNs, long responseNs) {
        return new ConstantLatency(entryNs, responseNs);
    }

    /**
     * A base delay and an exponential tail above it.
     *
     * @param jitterMeanNs mean of the tail, both ways
     * @param seed of the tail
     */
    static LatencyModel jittered(long entryNs, long responseNs, long jitterMeanNs, long seed) {
        return new JitteredLatency(entryNs, responseNs, jitterMeanNs, seed);
    }

    /**
     * Drawn with equal chance from measured delays.
     *
     * @param entrySamplesNs measured delays to the venue, at least one
     * @param responseSamplesNs measured delays back, at least one
     */
    static LatencyModel empirical(long[] entrySamplesNs, long[] responseSamplesNs, long seed) {
        return new EmpiricalLatency(entrySamplesNs, responseSamplesNs, seed);
    }
}
