package io.tidemill.sandbox;

/**
 * What goes wrong between a sandbox and its clients, by chance from a seed. Probabilities are 0 to 1; each stream frame and each
 * request draws once.
 *
 * @param seed of the chance
 * @param dropFrame a stream frame is not sent
 * @param duplicateFrame a stream frame is sent twice
 * @param delayFrame a stream frame and all behind it wait {@code delayMs}
 * @param reorderFrame a stream frame is sent after the next one
 * @param disconnect the connection is cut instead of sending a frame
 * @param tooManyRequests a request is answered with 429 and not done
 * @param lostReply a request is done, and the connection is cut instead of answering
 * @param delayReply a reply waits {@code delayMs}
 * @param delayMs how long delays are
 * @param clockSkewMs what the venue's clock is ahead of the machine's, in replies and checks of timestamps
 */
public record FaultPlan(
        long seed,
        double dropFrame,
        double duplicateFrame,
        double delayFrame,
        double reorderFrame,
        double disconnect,
        double tooManyRequests,
        double lostReply,
        double delayReply,
        long delayMs,
        long clockSkewMs) {

    /** Checks that chances are chances. */
    public FaultPlan {
        double frames = dropFrame + duplicateFrame + delayFrame + reorderFrame + disconnect;
        double replies = tooManyRequests + lostReply + delayReply;
        double least = Math.min(
                Math.min(Math.min(dropFrame, duplicateFrame), Math.min(delayFrame, reorderFrame)),
                Math.min(Math.min(disconnect, tooManyRequests), Math.min(lostReply, delayReply)));
        if (!(least >= 0) || !(frames <= 1) || !(replies <= 1) || delayMs < 0) {
            throw new IllegalArgumentException(
                    "chances must be >= 0 and add up to 1 at most, for frames and for replies; delayMs must be >= 0");
        }
    }

    /** Nothing goes wrong. */
    public static FaultPlan none() {
        return new FaultPlan(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The same with faults of stream frames. */
    public FaultPlan withFrames(double drop, double duplicate, double delay, double reorder, double cut) {
        return new FaultPlan(
                seed,
                drop,
                duplicate,
                delay,
                reorder,
                cut,
                tooManyRequests,
                lostReply,
                delayReply,
                delayMs,
                clockSkewMs);
    }

    /** The same with faults of replies. */
    public FaultPlan withReplies(double tooMany, double lost, double delay) {
        return new FaultPlan(
                seed,
                dropFrame,
                duplicateFrame,
                delayFrame,
                reorderFrame,
                disconnect,
                tooMany,
                lost,
                delay,
                delayMs,
                clockSkewMs);
    }

    /** The same with another seed, length of delays and skew of the clock. */
    public FaultPlan with(long newSeed, long newDelayMs, long newClockSkewMs) {
        return new FaultPlan(
                newSeed,
                dropFrame,
                duplicateFrame,
                delayFrame,
                reorderFrame,
                disconnect,
                tooManyRequests,
                lostReply,
                delayReply,
                newDelayMs,
                newClockSkewMs);
    }
}
