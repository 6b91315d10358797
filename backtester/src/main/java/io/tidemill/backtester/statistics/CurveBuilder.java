package io.tidemill.backtester.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a curve of at most so many points out of any number of samples, in one pass. When it is full, neighbours are
 * merged and each point stands for twice as many samples; the rule of each column says what survives. So the result depends
 * on the samples only, and a peak is never averaged away.
 *
 * <p><b>Thread:</b> one thread owns it. <b>Cost:</b> memory for {@code points x columns} numbers.
 */
public final class CurveBuilder {
    /** What a column keeps of the samples that one point stands for. Samples that are NaN are left out. */
    public enum Rule {
        /** The newest. */
        LAST,
        /** The smallest. */
        MIN,
        /** The largest. */
        MAX,
        /** The sum. */
        SUM
    }

    private final int maxPoints;
    private final String[] names;
    private final Rule[] rules;
    private final long[] timeNs;
    private final double[][] values;
    private int points;
    private long samplesPerPoint = 1;
    private long samplesInLast;

    /**
     * An empty curve.
     *
     * @param maxPoints even, at least 2
     * @param columns rule by name
     */
    public CurveBuilder(int maxPoints, Map<String, Rule> columns) {
        if (maxPoints < 2 || maxPoints % 2 != 0) {
            throw new IllegalArgumentException("points of a curve must be even and >= 2, were " + maxPoints);
        }
        this.maxPoints = maxPoints;
        this.names = columns.keySet().toArray(new String[0]);
        this.rules = columns.values().toArray(new Rule[0]);
        this.timeNs = new long[maxPoints];
        this.values = new double[names.length][maxPoints];
    }

    /**
     * The next sample.
     *
     * @param sample one value a column, in their order; NaN for none; copied
     */
    public void add(long sampleTimeNs, double[] sample) {
        if (points == 0 || samplesInLast == samplesPerPoint) {
            if (points == maxPoints) {
                halve();
            }
            for (double[] column : values) {
                column[points] = Double.NaN;
            }
            points++;
            samplesInLast = 0;
        }
        int last = points - 1;
        timeNs[last] = sampleTimeNs;
        for (int column = 0; column < names.length; column++) {
            values[column][last] = merge(rules[column], values[column][last], sample[column]);
        }
        samplesInLast++;
    }

    /** The curve so far. */
    public Curve build() {
        Map<String, List<@Nullable Double>> columns = new LinkedHashMap<>();
        for (int column = 0; column < names.length; column++) {
            columns.put(names[column], boxed(values[column]));
        }
        return new Curve(Arrays.stream(timeNs, 0, points).boxed().toList(), columns);
    }

    private List<@Nullable Double> boxed(double[] column) {
        List<@Nullable Double> list = new ArrayList<>(points);
        for (int i = 0; i < points; i++) {
            list.add(Double.isNaN(column[i]) ? null : Double.valueOf(column[i] + 0.0));
        }
        return list;
    }

    private void halve() {
        for (int to = 0; to < maxPoints / 2; to++) {
            timeNs[to] = timeNs[2 * to + 1];
            for (int column = 0; column < names.length; column++) {
                double[] of = values[column];
                of[to] = merge(rules[column], of[2 * to], of[2 * to + 1]);
            }
        }
        points = maxPoints / 2;
        samplesPerPoint *= 2;
    }

    private static double merge(Rule rule, double older, double newer) {
        if (Double.isNaN(newer)) {
            return older;
        }
        if (Double.isNaN(older)) {
            return newer;
        }
        return switch (rule) {
            case LAST -> newer;
            case MIN -> Math.min(older, newer);
            case MAX -> Math.max(older, newer);
            case SUM -> older + newer;
        };
    }
}
