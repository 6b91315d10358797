package io.tidemill.tables;

import io.tidemill.model.market.GapReason;

/**
 * A break in what the lake knows of an instrument.
 *
 * @param instrument by name
 * @param receiveTimeNs when it was noticed
 * @param untilNs receive time of the next whole snapshot, or {@code Long.MAX_VALUE} if none came in the range
 * @param expectedSequence what should have come, or 0
 * @param receivedSequence what came, or 0
 */
public record Gap(
        String instrument,
        long receiveTimeNs,
        long untilNs,
        GapReason reason,
        long expectedSequence,
        long receivedSequence) {
    /** Whether the book was whole again in the range. */
    public boolean isClosed() {
        return untilNs != Long.MAX_VALUE;
    }
}
