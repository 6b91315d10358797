package io.tidemill.backtester.statistics;

/**
 * Count, mean and the central moments up to the fourth of a stream of numbers, in constant memory and one pass.
 *
 * <p><b>Thread:</b> one thread owns it.
 *
 * <p><b>Source:</b> P. Pébay, Formulas for Robust, One-Pass Parallel Computation of Covariances and Arbitrary-Order
 * Statistical Moments, Sandia Report SAND2008-6212, 2008, eq. 1.1-1.6 with one new element.
 */
public final class Moments {
    /** A standard deviation below this share of the largest number is rounding, not variance. */
    private static final double ROUNDING = 1e-13;

    private long count;
    private double mean;
    private double m2;
    private double m3;
    private double m4;
    private double largest;

    /** Of no numbers. */
    public Moments() {}

    /** Takes one more number; it must be finite. */
    public void add(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("a number must be finite, was " + x);
        }
        double before = count;
        count++;
        double n = count;
        double delta = x - mean;
        double step = delta / n;
        double step2 = step * step;
        double term = delta * step * before;
        mean += step;
        m4 += term * step2 * (n * n - 3 * n + 3) + 6 * step2 * m2 - 4 * step * m3;
        m3 += term * step * (n - 2) - 3 * step * m2;
        m2 += term;
        largest = Math.max(largest, Math.abs(x));
    }

    /** How many numbers there were. */
    public long count() {
        return count;
    }

    /** Their mean; 0 if there were none. */
    public double mean() {
        return mean;
    }

    /** {@code sqrt(sum((x - mean)^2) / (n - 1))}; NaN for fewer than 2 numbers. */
    public double standardDeviation() {
        return count < 2 ? Double.NaN : Math.sqrt(m2 / (count - 1));
    }

    /** Whether there are at least two numbers that differ by more than rounding. */
    public boolean vary() {
        return count >= 2 && standardDeviation() > ROUNDING * largest;
    }

    /** {@code n / ((n-1)(n-2)) x sum((x - mean)^3) / s^3}; NaN for fewer than 3 numbers or if they do not vary. */
    public double skewness() {
        if (count < 3 || !vary()) {
            return Double.NaN;
        }
        double n = count;
        double s = standardDeviation();
        return n * m3 / ((n - 1) * (n - 2) * s * s * s);
    }

    /**
     * {@code n(n+1) / ((n-1)(n-2)(n-3)) x sum((x - mean)^4) / s^4 - 3(n-1)^2 / ((n-2)(n-3))}: 0 for a normal distribution;
     * NaN for fewer than 4 numbers or if they do not vary.
     */
    public double excessKurtosis() {
        if (count < 4 || !vary()) {
            return Double.NaN;
        }
        double n = count;
        double variance = m2 / (n - 1);
        return n * (n + 1) * m4 / ((n - 1) * (n - 2) * (n - 3) * variance * variance)
                - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
    }
}
