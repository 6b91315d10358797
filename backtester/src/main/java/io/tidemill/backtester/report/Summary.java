package io.tidemill.backtester.report;

import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.statistics.Measure;
import io.tidemill.backtester.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The key figures of a backtest as lines of text. */
public final class Summary {
    private static final List<Measure> FIGURES = List.of(
            Measure.PNL,
            Measure.TOTAL_RETURN,
            Measure.FEES,
            Measure.TURNOVER,
            Measure.MAX_DRAWDOWN,
            Measure.SHARPE_PER_SAMPLE,
            Measure.MAKER_SHARE,
            Measure.FILL_RATIO,
            Measure.HIT_RATE,
            Measure.EDGE,
            Measure.MARKOUT_5S);

    private Summary() {}

    /** One figure a line. */
    public static List<String> lines(BacktestResult result) {
        List<String> lines = new ArrayList<>();
        BacktestResult.Period period = result.period();
        add(lines, "strategy", result.config().strategy() + " " + result.parameterSet());
        add(lines, "instruments", String.join(", ", result.config().instruments()));
        add(lines, "from", Figures.time(period.fromNs()));
        add(lines, "to", Figures.time(period.toNs()));
        long events =
                result.events().values().stream().mapToLong(Long::longValue).sum();
        add(lines, "events", Figures.count(events));
        add(lines, "gaps", Figures.count(result.gaps().count()));
        result.halts().forEach(halt -> add(lines, "halted", Figures.time(halt.timeNs()) + ": " + halt.reason()));
        BacktestResult.OrderCounts orders = result.orders();
        long denied =
                orders.denied().values().stream().mapToLong(Long::longValue).sum();
        long rejected =
                orders.rejected().values().stream().mapToLong(Long::longValue).sum();
        add(
                lines,
                "orders",
                Figures.count(orders.sent()) + " sent, " + Figures.count(denied) + " denied, "
                        + Figures.count(rejected) + " rejected, " + Figures.count(orders.canceledAtEnd())
                        + " open at the end");
        add(lines, "fills", Figures.count(orders.fills()));
        for (Measure measure : FIGURES) {
            Statistic statistic = result.statistic(measure);
            String reason = statistic.reason() == null ? "" : " (" + statistic.reason() + ")";
            String name = Tables.words(measure.key()).toLowerCase(Locale.ROOT);
            add(lines, name, Figures.statistic(measure, statistic, period.quoteAsset()) + reason);
        }
        add(lines, "commands", result.commandsHash());
        return lines;
    }

    private static void add(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-18s %s", name, value));
    }
}
