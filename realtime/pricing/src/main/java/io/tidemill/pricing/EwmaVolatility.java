package io.tidemill.pricing;

import io.tidemill.model.HotPath;

/**
 * Volatility of a price, as an exponentially weighted average of squared relative moves, weighted by the time they took:
 *
 * <pre>
 *   r_i   = 10^4 (p_i - p_(i-1)) / p_(i-1)                        bps
 *   w_i   = 1 - 2^(-dt_i / halfLife)
 *   v_i   = (1 - w_i) v_(i-1) + w_i r_i^2 / dt_i                  bps^2 / s
 *   sigma = sqrt(v)                                               bps / sqrt(s)
 * </pre>
 *
 * Prices are looked at no more often than once in a sampling interval: the bounce between bid and ask would count as
 * volatility otherwise. Sparse prices need no special case: a long wait brings a large weight.
 *
 * <p><b>Source:</b> J.P. Morgan/Reuters, RiskMetrics Technical Document, 4th ed. (1996), section 5.2 (exponential weights);
 * Zumbach and Müller, Operators on Inhomogeneous Time Series, Int. J. Theor. Appl. Finance 4 (2001) (weights by time).
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> one {@code exp} a sample; no allocation.
 */
@HotPath
public final class EwmaVolatility {
    private static final double NS_PER_S = 1e9;
    private static final double BPS = 10_000;

    private final long sampleNs;
    private double decayPerS;
    private double lastPrice;
    private long lastTimeNs;
    private double variancePerS;
    private long samples;

    /**
     * An estimator that has seen nothing.
     *
     * @param halfLifeS after which a move counts half, s
     * @param sampleNs shortest time between two prices that are looked at, ns
     */
    public EwmaVolatility(double halfLifeS, long sampleNs) {
        if (sampleNs <= 0) {
            throw new IllegalArgumentException("sampleNs must be > 0, was " + sampleNs);
        }
        this.sampleNs = sampleNs;
        halfLife(halfLifeS);
    }

    /** Another half-life from here on; what was learnt stays. <b>Unit:</b> s. */
    public void halfLife(double halfLifeS) {
        if (!(halfLifeS > 0)) {
            throw new IllegalArgumentException("halfLifeS must be > 0, was " + halfLifeS);
        }
        decayPerS = Math.log(2) / halfLifeS;
    }

    /** The price is this now; passed over until the next sample is due. Any unit, but always the same. */
    public void update(double price, long timeNs) {
        if (lastPrice == 0) {
            lastPrice = price;
            lastTimeNs = timeNs;
            return;
        }
        long elapsedNs = timeNs - lastTimeNs;
        if (elapsedNs < sampleNs) {
            return;
        }
        double elapsedS = elapsedNs / NS_PER_S;
        double moveBps = (price - lastPrice) / lastPrice * BPS;
        double perS = moveBps * moveBps / elapsedS;
        double weight = samples == 0 ? 1 : 1 - Math.exp(-decayPerS * elapsedS);
        variancePerS += weight * (perS - variancePerS);
        samples++;
        lastPrice = price;
        lastTimeNs = timeNs;
    }

    /** Forgets the last price, so that the move over a break in the data does not count. */
    public void skip() {
        lastPrice = 0;
    }

    /** Number of moves so far. */
    public long samples() {
        return samples;
    }

    /** Volatility. <b>Unit:</b> bps per square root of a second; 0 before the first move. */
    public double bpsPerSqrtS() {
        return Math.sqrt(variancePerS);
    }
}
