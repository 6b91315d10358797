package io.tidemill.lab;

import io.tidemill.lab.chart.Mark;
import java.util.Arrays;

/** Levels of a book at many times as a grid of time and price: the size of a cell is the largest of the times it stands for. */
final class DepthGrid {
    private static final int MOST_COLUMNS = 300;
    private static final int MOST_ROWS = 80;

    private DepthGrid() {}

    static Mark.Grid of(double[] times, double[] prices, double[] sizes) {
        if (times.length == 0) {
            return new Mark.Grid("size, base", new double[0], new double[0], new double[0][]);
        }
        double[] at = Arrays.stream(times).distinct().sorted().toArray();
        double fromTime = at[0];
        int columns = Math.min(MOST_COLUMNS, at.length);
        double timeStep = at.length == 1 ? 1 : (at[at.length - 1] - fromTime) / (columns - 1);
        double low = Arrays.stream(prices).min().orElseThrow();
        double high = Arrays.stream(prices).max().orElseThrow();
        double[] levels = Arrays.stream(prices).distinct().sorted().toArray();
        int rows = Math.min(MOST_ROWS, levels.length);
        double priceStep = rows == 1 ? 1 : (high - low) / (rows - 1);
        double[][] sum = new double[rows][columns];
        for (double[] row : sum) {
            Arrays.fill(row, Double.NaN);
        }
        // the levels of one moment that share a cell add up; of the moments that share it the largest counts
        double moment = Double.NaN;
        double[] now = new double[rows];
        for (int i = 0; i <= times.length; i++) {
            if (i == times.length || times[i] != moment) {
                if (i > 0) {
                    keep(sum, now, (int) Math.round((moment - fromTime) / timeStep));
                }
                if (i == times.length) {
                    break;
                }
                Arrays.fill(now, 0);
                moment = times[i];
            }
            now[(int) Math.round((prices[i] - low) / priceStep)] += sizes[i];
        }
        double[] x = new double[columns];
        double[] y = new double[rows];
        Arrays.setAll(x, i -> fromTime + i * timeStep);
        Arrays.setAll(y, i -> low + i * priceStep);
        return new Mark.Grid("size, base", x, y, sum);
    }

    private static void keep(double[][] sum, double[] now, int column) {
        for (int row = 0; row < now.length; row++) {
            if (now[row] > 0 && !(sum[row][column] >= now[row])) {
                sum[row][column] = now[row];
            }
        }
    }
}
