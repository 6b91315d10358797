package io.tidemill.backtester.statistics;

/**
 * Position of one instrument weighted by time.
 *
 * <p><b>Unit:</b> lots and ns. <b>Thread:</b> one thread owns it.
 */
public final class Exposure {
    private final long startTimeNs;
    private long lastTimeNs;
    private long positionLots;
    private double lotsTime;
    private double absoluteLotsTime;
    private long exposedNs;
    private long maxAbsoluteLots;

    /** Flat from this time on. */
    public Exposure(long startTimeNs) {
        this.startTimeNs = startTimeNs;
        this.lastTimeNs = startTimeNs;
    }

    /** The position is this from here on. A time before the last one counts as the last one. */
    public void position(long timeNs, long newPositionLots) {
        advance(timeNs);
        positionLots = newPositionLots;
        maxAbsoluteLots = Math.max(maxAbsoluteLots, Math.abs(newPositionLots));
    }

    /** Time passes. */
    public void advance(long timeNs) {
        if (timeNs <= lastTimeNs) {
            return;
        }
        long passedNs = timeNs - lastTimeNs;
        lotsTime += (double) positionLots * passedNs;
        absoluteLotsTime += (double) Math.abs(positionLots) * passedNs;
        exposedNs += positionLots == 0 ? 0 : passedNs;
        lastTimeNs = timeNs;
    }

    /** Mean position so far, in lots; 0 if no time has passed. */
    public double meanLots() {
        return lastTimeNs == startTimeNs ? 0 : lotsTime / (lastTimeNs - startTimeNs);
    }

    /** Mean of the position without its sign so far, in lots; 0 if no time has passed. */
    public double meanAbsoluteLots() {
        return lastTimeNs == startTimeNs ? 0 : absoluteLotsTime / (lastTimeNs - startTimeNs);
    }

    /** The largest position without its sign, in lots. */
    public long maxAbsoluteLots() {
        return maxAbsoluteLots;
    }

    /** Share of the time with a position; 0 if no time has passed. */
    public double share() {
        return lastTimeNs == startTimeNs ? 0 : (double) exposedNs / (lastTimeNs - startTimeNs);
    }
}
