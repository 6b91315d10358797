package io.tidemill.lab;

import io.tidemill.lab.chart.Chart;
import io.tidemill.lab.chart.Figure;
import io.tidemill.lab.chart.Mark;
import io.tidemill.lab.chart.Panel;
import io.tidemill.lab.chart.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Charts of tables. Each answers with a {@link Chart}, whose titles can be set: {@code
 * Charts.line(samples, "receiveTime", "mid").title("BTC").y("mid, USDT")}. An empty table gives a sentence, no empty chart.
 */
public final class Charts {
    private static final double MS_PER_SECOND = 1000;
    private static final double UPPER_SHARE = 0.62;

    private Charts() {}

    /** Lines over a column of times or numbers. */
    public static Chart line(Table table, String x, String... y) {
        return lines(table, x, Mark.Path.STRAIGHT, y);
    }

    /** Lines that hold each value until the next, such as positions. */
    public static Chart steps(Table table, String x, String... y) {
        return lines(table, x, Mark.Path.STEPS, y);
    }

    /** Points of one column over another. */
    public static Chart scatter(Table table, String x, String y) {
        Mark dots = new Mark.Dots(y, Values.positions(table, x), Values.numbers(table, y));
        return Chart.of(Figure.of(title(table), Values.scale(table, x), Scale.number(y), List.of(dots)));
    }

    /** Upright bars of one column over another, whose values are equally distant. */
    public static Chart bars(Table table, String x, String y) {
        double[] at = Values.positions(table, x);
        Mark bars = new Mark.Bars(y, at, Values.numbers(table, y), 0.85 * leastStep(at));
        return Chart.of(Figure.of(title(table), Values.scale(table, x), Scale.number(y), List.of(bars)));
    }

    /** Candles of {@link Lab#bars}. */
    public static Chart candles(Table bars) {
        double[] at = Values.positions(bars, "closeTime");
        Mark candles = new Mark.Candles(
                "price",
                at,
                Values.numbers(bars, "open"),
                Values.numbers(bars, "high"),
                Values.numbers(bars, "low"),
                Values.numbers(bars, "close"),
                leastStep(at));
        Mark volume = new Mark.Bars("volume", at, Values.numbers(bars, "volume"), 0.8 * leastStep(at));
        return Chart.of(new Figure(
                        title(bars),
                        Scale.time(),
                        List.of(
                                new Panel(Scale.number("price, quote"), List.of(candles), UPPER_SHARE),
                                new Panel(Scale.number("volume, base"), List.of(volume), 1 - UPPER_SHARE))))
                .height(460);
    }

    /** The size that rests at each price over time, from {@link Lab#depth}; the darker the thinner. */
    public static Chart depth(Table depth) {
        Mark.Grid grid = DepthGrid.of(
                Values.positions(depth, "receiveTime"), Values.numbers(depth, "price"), Values.numbers(depth, "size"));
        return Chart.of(Figure.of(title(depth), Scale.time(), Scale.number("price, quote"), List.of(grid)));
    }

    /** Equity and drawdown of a backtest. */
    public static Chart equity(BacktestRun run) {
        Table table = run.equity();
        String quote = run.result().period().quoteAsset();
        double[] time = Values.positions(table, "time");
        double[] drawdown = Arrays.stream(Values.numbers(table, "drawdown"))
                .map(each -> -Math.abs(each))
                .toArray();
        return Chart.of(new Figure(
                        "equity and drawdown, " + run.result().config().strategy(),
                        Scale.time(),
                        List.of(
                                new Panel(
                                        Scale.number("equity, " + quote),
                                        List.of(new Mark.Line(
                                                "equity", time, Values.numbers(table, "equity"), Mark.Path.STRAIGHT)),
                                        UPPER_SHARE),
                                new Panel(
                                        Scale.number("drawdown, " + quote),
                                        List.of(new Mark.Line("drawdown", time, drawdown, Mark.Path.AREA)),
                                        1 - UPPER_SHARE))))
                .height(460);
    }

    /** What a backtest did in an instrument: mid, the mean prices of its fills, and its position. */
    public static Chart trading(BacktestRun run, String instrument) {
        Table table = run.trading(instrument);
        double[] time = Values.positions(table, "time");
        return Chart.of(new Figure(
                        "trading of " + run.result().config().strategy() + ", " + instrument,
                        Scale.time(),
                        List.of(
                                new Panel(
                                        Scale.number("price, "
                                                + run.result().period().quoteAsset()),
                                        List.of(
                                                new Mark.Line(
                                                        "mid", time, Values.numbers(table, "mid"), Mark.Path.STRAIGHT),
                                                new Mark.Dots("bought", time, Values.numbers(table, "buyPrice")),
                                                new Mark.Dots("sold", time, Values.numbers(table, "sellPrice"))),
                                        UPPER_SHARE),
                                new Panel(
                                        Scale.number("position, base"),
                                        List.of(new Mark.Line(
                                                "position", time, Values.numbers(table, "position"), Mark.Path.STEPS)),
                                        1 - UPPER_SHARE))))
                .height(460);
    }

    /** How often values of a column fall into each of some equal parts of their range. */
    public static Chart histogram(Table table, String column, int bins) {
        return histogram(Values.column(table, column), bins);
    }

    /** The same of a column. */
    public static Chart histogram(Column<?> column, int bins) {
        Mark.Bars bars = Histogram.of(Values.numbers(column), bins);
        return Chart.of(Figure.of(
                "distribution of " + column.name(), Scale.number(column.name()), Scale.number("count"), List.of(bars)));
    }

    /**
     * The score of a sweep over two of its parameters: the mean of all trials of a cell.
     *
     * @param trials of {@link SweepRun#trials}
     * @param score a column, such as {@code inScore} or {@code outScore}
     */
    public static Chart sweep(Table trials, String x, String y, String score) {
        Mark.Grid grid = SweepGrid.of(
                score, Values.numbers(trials, x), Values.numbers(trials, y), Values.numbers(trials, score));
        return Chart.of(Figure.of(score + " by " + x + " and " + y, Scale.number(x), Scale.number(y), List.of(grid)));
    }

    /** plotly.js once more, for a page that has lost the first chart, which brought it. */
    public static HtmlView library() {
        return Chart::library;
    }

    private static Chart lines(Table table, String x, Mark.Path path, String... columns) {
        if (columns.length == 0) {
            throw new LabException(
                    "name at least one column to draw; there are: " + String.join(", ", table.columnNames()));
        }
        List<Mark> marks = new ArrayList<>();
        double[] at = Values.positions(table, x);
        for (String column : columns) {
            marks.add(new Mark.Line(column, at, Values.numbers(table, column), path));
        }
        String unit = columns.length == 1 ? columns[0] : String.join(", ", columns);
        return Chart.of(Figure.of(title(table), Values.scale(table, x), Scale.number(unit), marks));
    }

    private static double leastStep(double[] at) {
        double[] sorted =
                Arrays.stream(at).filter(Double::isFinite).sorted().distinct().toArray();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            least = Math.min(least, sorted[i] - sorted[i - 1]);
        }
        return Double.isFinite(least) ? least : MS_PER_SECOND;
    }

    private static String title(Table table) {
        return table.name() == null ? "" : table.name().strip();
    }
}
