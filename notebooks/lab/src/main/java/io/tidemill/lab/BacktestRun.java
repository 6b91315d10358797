package io.tidemill.lab;

import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.InstrumentResult;
import io.tidemill.backtester.report.HtmlReport;
import io.tidemill.backtester.statistics.Measure;
import io.tidemill.backtester.statistics.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a backtest found.
 *
 * @param result all of it
 */
public record BacktestRun(BacktestResult result) implements HtmlView {
    private static final List<String> EQUITY = List.of("equity", "equityLow", "drawdown", "inventory");
    private static final List<String> TRADING = List.of("mid", "position", "bought", "buyPrice", "sold", "sellPrice");
    private static final List<Measure> BRIEF = List.of(
            Measure.PNL,
            Measure.TOTAL_RETURN,
            Measure.SHARPE_PER_SAMPLE,
            Measure.MAX_DRAWDOWN,
            Measure.FEES,
            Measure.TURNOVER,
            Measure.MAKER_SHARE,
            Measure.MARKOUT_5S,
            Measure.INVENTORY_MAX);

    /** Every statistic with unit and formula; one that cannot be computed is missing and says why. */
    public Table statistics() {
        StringColumn name = StringColumn.create("statistic");
        DoubleColumn value = DoubleColumn.create("value");
        StringColumn unit = StringColumn.create("unit");
        StringColumn formula = StringColumn.create("formula");
        result.statistics().forEach((key, statistic) -> {
            name.append(key);
            value.append(statistic.value());
            unit.append(unit(statistic.unit()));
            String reason = statistic.reason();
            Measure.Definition definition = result.definitions().get(key);
            formula.append(reason != null || definition == null ? String.valueOf(reason) : definition.formula());
        });
        return Table.create("statistics", name, value, unit, formula);
    }

    /**
     * The value of a statistic; NaN if it cannot be computed.
     *
     * @throws LabException if there is none with this name
     */
    public double statistic(String name) {
        Statistic statistic = result.statistics().get(name);
        if (statistic == null) {
            throw Nearest.unknown("statistic", name, result.statistics().keySet());
        }
        Double value = statistic.value();
        return value == null ? Double.NaN : value;
    }

    /** Profit after fees, in quote. */
    public double profit() {
        return statistic(Measure.PNL.key());
    }

    /** Equity, drawdown and inventory by time, in quote; at most a thousand points, no extreme is lost. */
    public Table equity() {
        return CurveTable.of("equity", result.equity(), EQUITY);
    }

    /**
     * The trading of an instrument by time: mid, position, and what was bought and sold in each stretch, with the mean price
     * of its fills.
     */
    public Table trading(String instrument) {
        InstrumentResult of = result.instruments().stream()
                .filter(each -> each.name().equals(instrument))
                .findFirst()
                .orElseThrow(() -> Nearest.unknown(
                        "instrument of this backtest",
                        instrument,
                        result.instruments().stream()
                                .map(InstrumentResult::name)
                                .toList()));
        return CurveTable.of(instrument + " trading", of.curve(), TRADING);
    }

    /** How each instrument did. */
    public Table instruments() {
        StringColumn name = StringColumn.create("instrument");
        DoubleColumn profit = DoubleColumn.create("profit");
        DoubleColumn fees = DoubleColumn.create("fees");
        DoubleColumn turnover = DoubleColumn.create("turnover");
        DoubleColumn position = DoubleColumn.create("position");
        LongColumn fills = LongColumn.create("fills");
        LongColumn trips = LongColumn.create("roundTrips");
        for (InstrumentResult each : result.instruments()) {
            name.append(each.name());
            profit.append(each.profit());
            fees.append(each.fees());
            turnover.append(each.turnover());
            position.append(each.position());
            fills.append(each.fills());
            trips.append(each.roundTrips());
        }
        return Table.create("instruments", name, profit, fees, turnover, position, fills, trips);
    }

    /** What became of the orders. */
    public Table orders() {
        BacktestResult.OrderCounts counts = result.orders();
        StringColumn what = StringColumn.create("orders");
        LongColumn count = LongColumn.create("count");
        append(what, count, "sent", counts.sent());
        append(what, count, "accepted", counts.accepted());
        append(what, count, "filled", counts.filled());
        append(what, count, "canceled", counts.canceled());
        append(what, count, "expired", counts.expired());
        append(what, count, "canceledAtEnd", counts.canceledAtEnd());
        append(what, count, "fills", counts.fills());
        append(what, count, "cancels", counts.cancels());
        counts.denied().forEach((reason, number) -> append(what, count, "denied " + reason, number));
        counts.rejected().forEach((reason, number) -> append(what, count, "rejected " + reason, number));
        return Table.create("orders", what, count);
    }

    /** The whole report as a page. */
    public Report report() {
        return new Report(HtmlReport.render(result));
    }

    /** The main figures, for a cell that ends with this. */
    @Override
    public String html() {
        StringColumn name = StringColumn.create("statistic");
        DoubleColumn value = DoubleColumn.create("value");
        StringColumn unit = StringColumn.create("unit");
        for (Measure each : BRIEF) {
            Statistic statistic = result.statistic(each);
            name.append(each.key());
            value.append(statistic.value());
            unit.append(unit(statistic.unit()));
        }
        return TableHtml.of(Table.create(title(), name, value, unit));
    }

    /** The main figures in a line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: profit %.2f %s, %d fills",
                title(),
                profit(),
                result.period().quoteAsset(),
                result.orders().fills());
    }

    private String title() {
        return "backtest of " + result.config().strategy() + " on "
                + String.join(", ", result.config().instruments());
    }

    private String unit(String unit) {
        return Map.of("quote", result.period().quoteAsset(), "1", "").getOrDefault(unit, unit);
    }

    private static void append(StringColumn what, LongColumn count, String name, long number) {
        what.append(name);
        count.append(number);
    }
}
