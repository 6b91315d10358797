package io.tidemill.matching;

import io.tidemill.model.HotPath;

/**
 * See {@link QueueModel#probabilistic}. With {@code f(x) = x^power}, a canceled lot was behind us with probability
 * {@code f(behind) / (f(behind) + f(ahead))}. Fractions of a lot are kept before us: rounding is to our disadvantage.
 */
@HotPath
final class ProbabilisticQueue implements QueueModel {
    private final double power;

    ProbabilisticQueue(double power) {
        if (!(power > 0)) {
            throw new IllegalArgumentException("power of a probabilistic queue must be > 0, was " + power);
        }
        this.power = power;
    }

    @Override
    public long aheadAfterChange(long aheadLots, long beforeLots, long afterLots, long tradedLots) {
        long canceledLots = beforeLots - afterLots - tradedLots;
        if (canceledLots <= 0) {
            return Math.min(aheadLots, afterLots);
        }
        // trades were taken off the front already, so what is behind is what is left of the level without them
        double behindLots = (double) Math.max(0, beforeLots - tradedLots - aheadLots);
        double ahead = Math.pow((double) aheadLots, power);
        double behind = Math.pow(behindLots, power);
        double behindShare = ahead + behind == 0 ? 1 : behind / (ahead + behind);
        // what the part behind us cannot give was canceled before us
        double fromBehindLots = Math.min(behindLots, behindShare * (double) canceledLots);
        double left = Math.ceil((double) aheadLots - (canceledLots - fromBehindLots) - 1e-9);
        return Math.max(0, Math.min((long) left, afterLots));
    }
}
