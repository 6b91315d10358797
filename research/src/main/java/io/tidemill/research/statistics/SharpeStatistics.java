package io.tidemill.research.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What a Sharpe ratio is worth, given its length, its moments and how many others were tried.
 *
 * <p>All Sharpe ratios are of one interval, not annualised; kurtosis is 3 for a normal distribution.
 *
 * <p><b>Sources:</b> [1] D. Bailey, M. López de Prado, The Sharpe Ratio Efficient Frontier, J. of Risk 15(2), 2012. [2] D.
 * Bailey, M. López de Prado, The Deflated Sharpe Ratio, J. of Portfolio Management 40(5), 2014.
 */
public final class SharpeStatistics {
    /** Euler and Mascheroni's constant. */
    private static final double EULER = 0.5772156649015329;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private SharpeStatistics() {}

    /**
     * The probability that the true Sharpe ratio is above a benchmark: {@code Phi((SR - SR*) sqrt(n - 1) / sqrt(1 - g3 SR +
     * (g4 - 1)/4 SR^2))}. 0 for fewer than two intervals: nothing is known then. <b>Source:</b> [1] eq. 11.
     */
    public static double probabilistic(double sharpe, double benchmark, long count, double skewness, double kurtosis) {
        if (count < 2) {
            return 0;
        }
        double deviation = Math.sqrt(spread(sharpe, skewness, kurtosis) / (count - 1));
        return NORMAL.cumulativeProbability((sharpe - benchmark) / deviation);
    }

    /**
     * The Sharpe ratio that the best of so many trials without any skill is expected to show: {@code sqrt(V) ((1 - g)
     * Phi^-1(1 - 1/N) + g Phi^-1(1 - 1/(N e)))}; 0 for one trial, because nothing was chosen. <b>Source:</b> [2] eq. 1.
     *
     * @param trials all that were ever made, at least 1
     * @param variance of the Sharpe ratios of the trials
     */
    public static double expectedMaximum(long trials, double variance) {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be >= 1, was " + trials);
        }
        if (!(variance >= 0)) {
            throw new IllegalArgumentException("variance of trials must be >= 0, was " + variance);
        }
        if (trials == 1) {
            return 0;
        }
        double first = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
        double second = NORMAL.inverseCumulativeProbability(1 - 1.0 / (trials * Math.E));
        return Math.sqrt(variance) * ((1 - EULER) * first + EULER * second);
    }

    /**
     * The deflated Sharpe ratio: the probability that the true one is above what the best of all trials shows by luck.
     * <b>Source:</b> [2] eq. 2.
     */
    public static double deflated(
            double sharpe, long trials, double variance, long count, double skewness, double kurtosis) {
        return probabilistic(sharpe, expectedMaximum(trials, variance), count, skewness, kurtosis);
    }

    /** {@link #deflated(double, long, double, long, double, double)} of a series. */
    public static double deflated(Moments series, long trials, double variance) {
        return deflated(series.sharpe(), trials, variance, series.count(), series.skewness(), series.kurtosis());
    }

    /**
     * The number of intervals that a track record needs before its Sharpe ratio is above the benchmark with this
     * confidence: {@code 1 + (1 - g3 SR + (g4 - 1)/4 SR^2) (z / (SR - SR*))^2}; infinite if it is not above the benchmark
     * at all. <b>Source:</b> [1] eq. 13.
     *
     * @param confidence such as 0.95
     */
    public static double minimumTrackRecord(
            double sharpe, double benchmark, double skewness, double kurtosis, double confidence) {
        if (sharpe <= benchmark) {
            return Double.POSITIVE_INFINITY;
        }
        double z = NORMAL.inverseCumulativeProbability(confidence) / (sharpe - benchmark);
        return 1 + spread(sharpe, skewness, kurtosis) * z * z;
    }

    /** {@code n - 1} times the variance of the estimate; never below 0 for moments of one series, rounding apart. */
    private static double spread(double sharpe, double skewness, double kurtosis) {
        return Math.max(Double.MIN_NORMAL, 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe);
    }
}
