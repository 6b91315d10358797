package io.tidemill.lab;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The statistics that a first look at a market needs. Missing values are left out, pair by pair where there are pairs. */
public final class Statistics {
    private static final double[] USUAL = {0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};
    private static final double NORMAL_95 = 1.959964;

    private Statistics() {}

    /** Count, mean, deviation, skewness, excess kurtosis, smallest and largest of columns of numbers. */
    public static Table describe(Table table, String... columns) {
        StringColumn name = StringColumn.create("column");
        LongColumn count = LongColumn.create("count");
        DoubleColumn mean = DoubleColumn.create("mean");
        DoubleColumn deviation = DoubleColumn.create("deviation");
        DoubleColumn skewness = DoubleColumn.create("skewness");
        DoubleColumn kurtosis = DoubleColumn.create("excessKurtosis");
        DoubleColumn min = DoubleColumn.create("min");
        DoubleColumn max = DoubleColumn.create("max");
        for (String each : columns) {
            DescriptiveStatistics statistics = new DescriptiveStatistics(finite(Values.numbers(table, each)));
            name.append(each);
            count.append(statistics.getN());
            append(mean, statistics.getMean());
            append(deviation, statistics.getStandardDeviation());
            append(skewness, statistics.getSkewness());
            append(kurtosis, statistics.getKurtosis());
            append(min, statistics.getMin());
            append(max, statistics.getMax());
        }
        return Table.create("statistics", name, count, mean, deviation, skewness, kurtosis, min, max);
    }

    /**
     * Quantiles of a column.
     *
     * <p><b>Source:</b> R. Hyndman, Y. Fan, The American Statistician 50(4), 1996, type 7, as R and NumPy have it.
     *
     * @param probabilities in [0, 1]; some usual ones if none is given
     */
    public static Table quantiles(Column<?> column, double... probabilities) {
        double[] wanted = probabilities.length == 0 ? USUAL : probabilities;
        double[] values = finite(Values.numbers(column));
        need(values.length, 1, column.name());
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(values);
        DoubleColumn probability = DoubleColumn.create("probability", wanted);
        DoubleColumn quantile = DoubleColumn.create(column.name());
        for (double each : wanted) {
            if (!(each >= 0 && each <= 1)) {
                throw new LabException("a probability must be in [0, 1], was " + each);
            }
            // commons-math leaves 0 out
            quantile.append(each == 0 ? Arrays.stream(values).min().orElseThrow() : percentile.evaluate(100 * each));
        }
        return Table.create("quantiles of " + column.name(), probability, quantile);
    }

    /**
     * Autocorrelation at lags 1 to {@code lags}, beside the bound that 95 of 100 values of noise stay in.
     *
     * <p><b>Source:</b> G. Box, G. Jenkins, G. Reinsel, Time Series Analysis, 4th ed., 2.1.5 and 2.1.6 (bound of Bartlett).
     */
    public static Table autocorrelation(Column<?> column, int lags) {
        double[] values = finite(Values.numbers(column));
        need(values.length, lags + 2, column.name());
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        IntColumn lag = IntColumn.create("lag");
        DoubleColumn correlation = DoubleColumn.create("autocorrelation");
        DoubleColumn bound = DoubleColumn.create("bound95");
        for (int k = 1; k <= lags; k++) {
            double sum = 0;
            for (int i = k; i < values.length; i++) {
                sum += (values[i] - mean) * (values[i - k] - mean);
            }
            lag.append(k);
            append(correlation, sum / variance);
            bound.append(NORMAL_95 / Math.sqrt(values.length));
        }
        return Table.create("autocorrelation of " + column.name(), lag, correlation, bound);
    }

    /** The correlation of two columns. <b>Source:</b> K. Pearson, Phil. Trans. A 187, 1896. */
    public static double correlation(Table table, String x, String y) {
        double[][] pairs = together(Values.numbers(table, x), Values.numbers(table, y));
        need(pairs[0].length, 2, x + " and " + y);
        return new PearsonsCorrelation().correlation(pairs[0], pairs[1]);
    }

    /**
     * Least squares of a column on others and a constant: coefficient, standard error, t and two-sided p of each; R squared
     * and the number of rows stand in the table's name.
     *
     * <p><b>Source:</b> W. Greene, Econometric Analysis, 7th ed., ch. 3 and 4; errors as if residuals were equal and
     * independent, which those of overlapping returns are not.
     */
    public static Table regression(Table table, String y, String... xs) {
        double[][] columns = new double[xs.length + 1][];
        columns[0] = Values.numbers(table, y);
        for (int i = 0; i < xs.length; i++) {
            columns[i + 1] = Values.numbers(table, xs[i]);
        }
        double[][] clean = together(columns);
        int rows = clean[0].length;
        need(rows, xs.length + 2, "the regression of " + y);
        double[][] design = new double[rows][xs.length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < xs.length; i++) {
                design[row][i] = clean[i + 1][row];
            }
        }
        try {
            OLSMultipleLinearRegression least = new OLSMultipleLinearRegression();
            least.newSampleData(clean[0], design);
            return coefficients(least, y, xs, rows);
        } catch (MathIllegalArgumentException e) {
            throw new LabException(
                    "the regression of " + y + " on " + String.join(", ", xs)
                            + " has no answer: a column is constant, or a mix of the others",
                    e);
        }
    }

    private static Table coefficients(OLSMultipleLinearRegression least, String y, String[] xs, int rows) {
        StringColumn name = StringColumn.create("term", "constant");
        Arrays.stream(xs).forEach(name::append);
        DoubleColumn coefficient = DoubleColumn.create("coefficient", least.estimateRegressionParameters());
        DoubleColumn error = DoubleColumn.create("standardError", least.estimateRegressionParametersStandardErrors());
        DoubleColumn t = DoubleColumn.create("t");
        DoubleColumn p = DoubleColumn.create("p");
        TDistribution student = new TDistribution(rows - xs.length - 1.0);
        for (int i = 0; i < coefficient.size(); i++) {
            double ratio = coefficient.getDouble(i) / error.getDouble(i);
            append(t, ratio);
            append(p, 2 * student.cumulativeProbability(-Math.abs(ratio)));
        }
        String title = y + ", R squared " + TableHtml.number(least.calculateRSquared()) + ", " + rows + " rows";
        return Table.create(title, name, coefficient, error, t, p);
    }

    /**
     * The mean of a column in equal parts of the rows by another one, from its smallest to its largest values, with the
     * standard error: what a signal predicts.
     */
    public static Table byBucket(Table table, String x, String y, int buckets) {
        double[][] pairs = together(Values.numbers(table, x), Values.numbers(table, y));
        need(pairs[0].length, 2 * buckets, x + " and " + y);
        int[] order = IntStream.range(0, pairs[0].length)
                .boxed()
                .sorted((a, b) -> Double.compare(pairs[0][a], pairs[0][b]))
                .mapToInt(i -> i)
                .toArray();
        DoubleColumn meanX = DoubleColumn.create(x);
        DoubleColumn meanY = DoubleColumn.create(y);
        DoubleColumn error = DoubleColumn.create("standardError");
        IntColumn count = IntColumn.create("count");
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = (int) ((long) order.length * bucket / buckets);
            int to = (int) ((long) order.length * (bucket + 1) / buckets);
            DescriptiveStatistics ofX = new DescriptiveStatistics();
            DescriptiveStatistics ofY = new DescriptiveStatistics();
            for (int i = from; i < to; i++) {
                ofX.addValue(pairs[0][order[i]]);
                ofY.addValue(pairs[1][order[i]]);
            }
            meanX.append(ofX.getMean());
            meanY.append(ofY.getMean());
            error.append(ofY.getStandardDeviation() / Math.sqrt(to - from));
            count.append(to - from);
        }
        return Table.create(y + " by " + x, meanX, meanY, error, count);
    }

    /** How much a column changes over the next {@code rows} rows, in basis points of its value; missing at the end. */
    public static DoubleColumn changeAheadBps(Table table, String column, int rows) {
        double[] values = Values.numbers(table, column);
        DoubleColumn ahead = DoubleColumn.create(column + "Ahead" + rows + "Bps");
        for (int i = 0; i < values.length; i++) {
            append(ahead, i + rows < values.length ? (values[i + rows] / values[i] - 1) * 10_000 : Double.NaN);
        }
        return ahead;
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    /** The rows in which every column has a value. */
    private static double[][] together(double[]... columns) {
        int[] rows = IntStream.range(0, columns[0].length)
                .filter(row -> Arrays.stream(columns).allMatch(column -> Double.isFinite(column[row])))
                .toArray();
        return Arrays.stream(columns)
                .map(column ->
                        Arrays.stream(rows).mapToDouble(row -> column[row]).toArray())
                .toArray(double[][]::new);
    }

    private static void need(int has, int wants, String what) {
        if (has < wants) {
            throw new LabException(what + " must have at least " + wants + " values that are not missing, had " + has);
        }
    }

    private static void append(DoubleColumn column, double value) {
        if (Double.isFinite(value)) {
            column.append(value);
        } else {
            column.appendMissing();
        }
    }
}
