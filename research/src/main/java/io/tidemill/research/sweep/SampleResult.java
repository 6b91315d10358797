package io.tidemill.research.sweep;

import io.tidemill.research.statistics.EquityPath;
import io.tidemill.research.statistics.Moments;
import io.tidemill.research.statistics.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one set did on one span: enough to score it, to join it with other spans and to judge overfitting, without its
 * series. An increment is the change of equity over one sampling interval, after all costs, as a share of the capital.
 *
 * @param moments of the increments
 * @param path of the cumulated increments
 * @param blocks moments of equal parts of the span, by time
 * @param curve cumulated increments at up to {@link #CURVE_POINTS} equally distant samples, for charts
 * @param fills number of fills
 * @param statistics of the backtest, by key; those without a value are left out
 */
public record SampleResult(
        Moments moments,
        EquityPath path,
        List<Moments> blocks,
        List<Double> curve,
        long fills,
        Map<String, Double> statistics) {
    /** Points of a curve; more cannot be seen. */
    public static final int CURVE_POINTS = 120;

    /** Copies. */
    public SampleResult {
        blocks = List.copyOf(blocks);
        curve = List.copyOf(curve);
        statistics = Collections.unmodifiableMap(new TreeMap<>(statistics));
    }

    /**
     * Of a series of increments.
     *
     * @param blocks number of equal parts; what does not divide is left to the earlier ones
     */
    public static SampleResult of(double[] increments, int blocks, long fills, Map<String, Double> statistics) {
        List<Moments> parts = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            parts.add(Moments.of(increments, at(increments.length, i, blocks), at(increments.length, i + 1, blocks)));
        }
        return new SampleResult(
                Moments.of(increments), EquityPath.of(increments), parts, curve(increments), fills, statistics);
    }

    /** The score of the span. */
    public double score(Score score) {
        return score.of(moments, path);
    }

    private static List<Double> curve(double[] increments) {
        double[] cumulated = increments.clone();
        for (int i = 1; i < cumulated.length; i++) {
            cumulated[i] += cumulated[i - 1];
        }
        int points = Math.min(CURVE_POINTS, increments.length);
        List<Double> curve = new ArrayList<>();
        for (int i = 1; i <= points; i++) {
            curve.add(cumulated[at(increments.length, i, points) - 1]);
        }
        return curve;
    }

    private static int at(int length, int part, int parts) {
        return (int) ((long) length * part / parts);
    }
}
