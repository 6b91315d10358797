package io.tidemill.research.statistics;

/**
 * Count, mean and central moments of a series, which can be joined with those of another without the series themselves:
 * {@code m2}, {@code m3} and {@code m4} are the sums of the second to fourth power of the distance from the mean.
 *
 * <p><b>Source:</b> P. Pébay, Formulas for Robust, One-Pass Parallel Computation of Covariances and Arbitrary-Order
 * Statistical Moments, Sandia Report SAND2008-6212, 2008, eq. 2.1 and 3.1.
 */
public record Moments(long count, double mean, double m2, double m3, double m4) {
    /** Of nothing. */
    public static final Moments NONE = new Moments(0, 0, 0, 0, 0);

    /** A spread below this share of the mean is rounding. */
    private static final double ROUNDING = 1e-12;

    /** Of the elements from {@code from} to before {@code to}, in two passes. */
    public static Moments of(double[] series, int from, int to) {
        if (from >= to) {
            return NONE;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += series[i];
        }
        double mean = sum / (to - from);
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (int i = from; i < to; i++) {
            double distance = series[i] - mean;
            double square = distance * distance;
            m2 += square;
            m3 += square * distance;
            m4 += square * square;
        }
        return new Moments(to - from, mean, m2, m3, m4);
    }

    /** Of the whole series. */
    public static Moments of(double... series) {
        return of(series, 0, series.length);
    }

    /** Of this series and another one together. */
    public Moments and(Moments other) {
        if (count == 0) {
            return other;
        }
        if (other.count == 0) {
            return this;
        }
        double a = count;
        double b = other.count;
        double n = a + b;
        double delta = other.mean - mean;
        double delta2 = delta * delta;
        double joined2 = m2 + other.m2 + delta2 * a * b / n;
        double joined3 =
                m3 + other.m3 + delta2 * delta * a * b * (a - b) / (n * n) + 3 * delta * (a * other.m2 - b * m2) / n;
        double joined4 = m4
                + other.m4
                + delta2 * delta2 * a * b * (a * a - a * b + b * b) / (n * n * n)
                + 6 * delta2 * (a * a * other.m2 + b * b * m2) / (n * n)
                + 4 * delta * (a * other.m3 - b * m3) / n;
        return new Moments(count + other.count, mean + delta * b / n, joined2, joined3, joined4);
    }

    /** Sum of the series. */
    public double total() {
        return count * mean;
    }

    /** Sample standard deviation, divisor {@code count - 1}; 0 below two elements. */
    public double deviation() {
        return count < 2 ? 0 : Math.sqrt(m2 / (count - 1));
    }

    /** Whether the elements differ by more than rounding. */
    public boolean varies() {
        return deviation() > ROUNDING * Math.abs(mean);
    }

    /**
     * The Sharpe ratio of one interval, riskless rate 0: {@code mean / deviation}; 0 if nothing varies, since a series
     * without risk has shown nothing.
     */
    public double sharpe() {
        return varies() ? mean / deviation() : 0;
    }

    /** {@code (m3 / n) / (m2 / n)^1.5}; 0 if nothing varies. */
    public double skewness() {
        if (!varies()) {
            return 0;
        }
        double variance = m2 / count;
        return m3 / count / (variance * Math.sqrt(variance));
    }

    /** {@code (m4 / n) / (m2 / n)^2}: 3 for a normal distribution, and 3 if nothing varies. */
    public double kurtosis() {
        if (!varies()) {
            return 3;
        }
        double variance = m2 / count;
        return m4 / count / (variance * variance);
    }
}
