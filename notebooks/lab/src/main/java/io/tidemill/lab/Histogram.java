package io.tidemill.lab;

import io.tidemill.lab.chart.Mark;
import java.util.Arrays;

/** Counts values in equal parts of their range. */
final class Histogram {
    private Histogram() {}

    static Mark.Bars of(double[] values, int bins) {
        if (bins < 1) {
            throw new LabException("a histogram needs at least 1 bin, was " + bins);
        }
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new Mark.Bars("count", new double[0], new double[0], 1);
        }
        double low = Arrays.stream(finite).min().orElseThrow();
        double high = Arrays.stream(finite).max().orElseThrow();
        double width = high > low ? (high - low) / bins : 1;
        double[] middles = new double[bins];
        double[] counts = new double[bins];
        Arrays.setAll(middles, i -> low + (i + 0.5) * width);
        for (double value : finite) {
            counts[(int) Math.min(bins - 1, (value - low) / width)]++;
        }
        return new Mark.Bars("count", middles, counts, width);
    }
}
