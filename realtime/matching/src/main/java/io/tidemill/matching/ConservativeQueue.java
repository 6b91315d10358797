package io.tidemill.matching;

import io.tidemill.model.HotPath;

/** See {@link QueueModel#conservative}. */
@HotPath
final class ConservativeQueue implements QueueModel {
    @Override
    public long aheadAfterChange(long aheadLots, long beforeLots, long afterLots, long tradedLots) {
        return Math.min(aheadLots, afterLots);
    }
}
