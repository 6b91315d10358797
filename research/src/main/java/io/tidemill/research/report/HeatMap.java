package io.tidemill.research.report;

import io.tidemill.model.parameter.Parameter;
import io.tidemill.research.statistics.Score;
import io.tidemill.research.sweep.TrialResult;
import java.util.List;
import java.util.Locale;

/** Two parameters against the mean in-sample score of the sets in each cell: red is low, white the middle,
 * green high, grey has no sets. */
final class HeatMap {
    private static final int CELLS = 8;

    private HeatMap() {}

    static String of(Parameter x, Parameter y, List<TrialResult> trials, Score score) {
        Chart.Axis axisX = Chart.Axis.of(x);
        Chart.Axis axisY = Chart.Axis.of(y);
        double[][] sum = new double[CELLS][CELLS];
        int[][] count = new int[CELLS][CELLS];
        for (TrialResult trial : trials) {
            int column = cell(axisX.share(TuneReport.value(trial, x)));
            int row = cell(axisY.share(TuneReport.value(trial, y)));
            sum[column][row] += trial.inSample().score(score);
            count[column][row]++;
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CELLS; i++) {
            for (int j = 0; j < CELLS; j++) {
                if (count[i][j] > 0) {
                    min = Math.min(min, sum[i][j] / count[i][j]);
                    max = Math.max(max, sum[i][j] / count[i][j]);
                }
            }
        }
        Chart chart = new Chart("mean in-sample score, " + Page.number(min) + " to " + Page.number(max), axisX, axisY);
        for (int i = 0; i < CELLS; i++) {
            for (int j = 0; j < CELLS; j++) {
                double mean = sum[i][j] / count[i][j];
                boolean empty = count[i][j] == 0;
                chart.cell(
                        (double) i / CELLS,
                        (i + 1.0) / CELLS,
                        (double) j / CELLS,
                        (j + 1.0) / CELLS,
                        empty ? "#e3e7eb" : color(max > min ? (mean - min) / (max - min) : 0.5),
                        empty ? "no sets" : Page.number(mean) + " (" + count[i][j] + " sets)");
            }
        }
        return chart.svg();
    }

    private static int cell(double share) {
        return Math.max(0, Math.min(CELLS - 1, (int) (share * CELLS)));
    }

    private static String color(double share) {
        double away = Math.abs(share - 0.5) * 2;
        int strong = (int) Math.round(255 - 45 * away);
        int weak = (int) Math.round(255 - 185 * away);
        return share < 0.5
                ? String.format(Locale.ROOT, "rgb(%d,%d,%d)", strong, weak, weak)
                : String.format(Locale.ROOT, "rgb(%d,%d,%d)", weak, strong, weak);
    }
}
