package io.tidemill.backtester.report;

import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.GapReport;
import io.tidemill.backtester.InstrumentResult;
import io.tidemill.backtester.statistics.Curve;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The charts of a report. */
final class Charts {
    private final BacktestResult result;
    private final Html html = new Html();

    private Charts(BacktestResult result) {
        this.result = result;
    }

    static Html of(BacktestResult result) {
        Charts charts = new Charts(result);
        charts.account();
        result.instruments().forEach(charts::instrument);
        return charts.html;
    }

    private void account() {
        String quote = result.period().quoteAsset();
        Curve equity = result.equity();
        html.element("h2", "Account");
        html.add(chart("Profit", quote, 250, equity)
                .area("profit", "blue", profit(equity))
                .build());
        html.add(chart("Drawdown", quote, 140, equity)
                .area("drawdown", "red", negated(equity.column("drawdown")))
                .build());
    }

    private void instrument(InstrumentResult instrument) {
        Curve curve = instrument.curve();
        String quote = result.period().quoteAsset();
        html.element("h2", instrument.name());
        TimeChart price = chart("Mid and fills", quote, 300, curve)
                .band("soft", curve.column("midLow"), curve.column("midHigh"))
                .line("mid", "soft", curve.column("mid"))
                .marks("bought at", "green", +1, curve.column("buyPrice"))
                .marks("sold at", "red", -1, curve.column("sellPrice"));
        TimeChart position = chart("Position", instrument.baseAsset(), 150, curve)
                .steps("position", "violet", curve.column("position"));
        for (GapReport.Span gap : result.gaps().spans()) {
            if (gap.instrument().equals(instrument.name())) {
                price.stretch("gap", gap.fromNs(), gap.toNs(), "gap: " + gap.reason());
            }
        }
        html.add(price.build()).add(position.build());
    }

    private TimeChart chart(String title, String unit, double height, Curve curve) {
        return new TimeChart(
                title,
                unit,
                height,
                curve.timeNs(),
                result.period().fromNs(),
                result.period().toNs());
    }

    private List<@Nullable Double> profit(Curve equity) {
        double initial = result.period().initialCapital();
        List<@Nullable Double> profit = new ArrayList<>();
        for (Double value : equity.column("equity")) {
            profit.add(value == null ? null : Double.valueOf(value - initial));
        }
        return profit;
    }

    private static List<@Nullable Double> negated(List<@Nullable Double> values) {
        List<@Nullable Double> negated = new ArrayList<>();
        for (Double value : values) {
            negated.add(value == null ? null : Double.valueOf(0.0 - value));
        }
        return negated;
    }
}
