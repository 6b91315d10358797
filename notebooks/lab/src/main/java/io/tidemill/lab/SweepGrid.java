package io.tidemill.lab;

import io.tidemill.lab.chart.Mark;
import java.util.Arrays;

/** A score over two parameters as a grid: the mean of the trials of each cell. */
final class SweepGrid {
    private static final int MOST_CELLS = 14;

    private SweepGrid() {}

    static Mark.Grid of(String name, double[] x, double[] y, double[] score) {
        double[] columns = middles(x);
        double[] rows = middles(y);
        double[][] mean = new double[rows.length][columns.length];
        int[][] count = new int[rows.length][columns.length];
        for (int i = 0; i < score.length; i++) {
            if (Double.isFinite(score[i])) {
                int row = cell(rows, y[i]);
                int column = cell(columns, x[i]);
                mean[row][column] += score[i];
                count[row][column]++;
            }
        }
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                mean[row][column] = count[row][column] == 0 ? Double.NaN : mean[row][column] / count[row][column];
            }
        }
        return new Mark.Grid(name, columns, rows, mean);
    }

    /** Of as many equal cells as there are values, if they are few. */
    private static double[] middles(double[] values) {
        double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
        if (distinct.length < 2) {
            return distinct;
        }
        int cells = Math.min(MOST_CELLS, distinct.length);
        double low = distinct[0];
        double step = (distinct[distinct.length - 1] - low) / (cells - 1);
        double[] middles = new double[cells];
        Arrays.setAll(middles, i -> low + i * step);
        return middles;
    }

    private static int cell(double[] middles, double value) {
        if (middles.length < 2) {
            return 0;
        }
        return (int) Math.round((value - middles[0]) / (middles[1] - middles[0]));
    }
}
