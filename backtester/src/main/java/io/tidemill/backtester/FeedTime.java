package io.tidemill.backtester;

import io.tidemill.model.HotPath;
import io.tidemill.model.market.MarketEvents;
import java.util.Arrays;

/**
 * When market events happened at the venue, in our own time. Times never go back and never lie behind the receive time, and
 * depend on nothing but the events so far.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
@HotPath
final class FeedTime {
    private final long feedNs;
    private final boolean recorded;
    private final int[] venueOfInstrument;
    /** Receive time less event time of the fastest event so far, by venue: each venue has a clock of its own. */
    private final long[] smallestDelayNs;

    private long lastTimeNs = Long.MIN_VALUE;

    FeedTime(Latency latency, VenueIndex venues) {
        this.feedNs = latency.feedNs();
        this.recorded = latency.feed() == Latency.Feed.RECORDED;
        this.venueOfInstrument = venues.byInstrument();
        this.smallestDelayNs = new long[venues.codes().size()];
        Arrays.fill(smallestDelayNs, Long.MAX_VALUE);
    }

    /** The time of the next event. */
    long venueTimeNs(int instrumentId, long eventTimeNs, long receiveTimeNs) {
        long timeNs = receiveTimeNs - feedNs;
        if (recorded && eventTimeNs != MarketEvents.NO_TIME) {
            long delayNs = receiveTimeNs - eventTimeNs;
            int venue = venueOfInstrument[instrumentId];
            smallestDelayNs[venue] = Math.min(smallestDelayNs[venue], delayNs);
            timeNs -= delayNs - smallestDelayNs[venue];
        }
        lastTimeNs = Math.max(lastTimeNs, timeNs);
        return lastTimeNs;
    }
}
