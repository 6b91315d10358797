package io.tidemill.backtester.report;

import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.GapReport;
import io.tidemill.backtester.InstrumentResult;
import io.tidemill.backtester.statistics.Measure;
import io.tidemill.backtester.statistics.Statistic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A backtest as one HTML page without references to anything outside: key figures, charts, statistics with their formulas,
 * assumptions, gaps and where it all came from. Follows the reader's dark or light setting; prints.
 */
public final class HtmlReport {
    private static final List<Measure> CARDS = List.of(
            Measure.PNL,
            Measure.TOTAL_RETURN,
            Measure.SHARPE_PER_SAMPLE,
            Measure.MAX_DRAWDOWN,
            Measure.FEES,
            Measure.TURNOVER,
            Measure.MAKER_SHARE,
            Measure.MARKOUT_5S);

    private final BacktestResult result;
    private final Html html = new Html();

    private HtmlReport(BacktestResult result) {
        this.result = result;
    }

    /** The page. Equal results give equal pages. */
    public static String render(BacktestResult result) {
        return new HtmlReport(result).page();
    }

    private String page() {
        String title = result.config().strategy() + " " + result.parameterSet();
        html.literal("<!doctype html>\n")
                .open("html", "lang", "en")
                .open("head")
                .literal(
                        "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .element("title", title + " · backtest")
                .literal("<style>" + resource("report.css") + "</style>")
                .close("head")
                .open("body")
                .open("main");
        heading();
        notices();
        cards();
        html.add(Charts.of(result));
        Tables tables = new Tables(result);
        html.add(tables.statistics())
                .add(tables.instruments())
                .add(tables.orders())
                .add(tables.assumptions())
                .add(tables.gaps())
                .add(tables.origin());
        return html.close("main")
                .literal("<script>" + resource("report.js") + "</script>")
                .close("body")
                .close("html")
                .literal("\n")
                .toString();
    }

    private void heading() {
        BacktestResult.Period period = result.period();
        html.open("header")
                .element("h1", result.config().strategy())
                .open("p")
                .text(String.join(", ", result.config().instruments()))
                .close("p")
                .open("p", "class", "muted")
                .text(Figures.time(period.fromNs()) + " to " + Figures.time(period.toNs()) + " ("
                        + Figures.duration(period.toNs() - period.fromNs()) + ")")
                .close("p")
                .open("p", "class", "muted")
                .text("Parameter set ")
                .element("code", result.parameterSet())
                .close("p")
                .close("header");
    }

    private void notices() {
        List<String> notices = new ArrayList<>();
        GapReport gaps = result.gaps();
        if (gaps.count() > 0) {
            notices.add(gaps.count() + (gaps.count() == 1 ? " gap" : " gaps") + " in the market, together "
                    + Figures.duration(gaps.withoutBookNs()) + " without a book. Nothing fills in a gap, and positions"
                    + " are valued at the last mid before it.");
        }
        for (BacktestResult.Halt halt : result.halts()) {
            notices.add("The engine halted at " + Figures.time(halt.timeNs()) + ": " + halt.reason());
        }
        if (result.orders().fills() == 0) {
            notices.add("No order was filled.");
        }
        for (InstrumentResult instrument : result.instruments()) {
            if (instrument.position() != 0) {
                notices.add("Ends with " + Figures.significant(instrument.position(), 6) + " " + instrument.baseAsset()
                        + " of " + instrument.name() + ", valued at the last mid without the cost of closing.");
            }
        }
        long open = result.orders().canceledAtEnd();
        if (open > 0) {
            notices.add(Figures.count(open) + (open == 1 ? " order was" : " orders were")
                    + " open at the end and canceled then.");
        }
        if (!notices.isEmpty()) {
            html.open("div", "class", "notice");
            notices.forEach(text -> html.element("p", text));
            html.close("div");
        }
    }

    private void cards() {
        html.open("section", "class", "cards");
        for (Measure measure : CARDS) {
            Statistic statistic = result.statistic(measure);
            Double value = statistic.value();
            boolean judged = measure == Measure.PNL || measure == Measure.TOTAL_RETURN;
            String style = !judged || value == null || value == 0 ? "" : value > 0 ? "good" : "bad";
            html.open("div", "class", "card")
                    .element("span", Tables.words(measure.key()), "title", measure.formula())
                    .element(
                            "b",
                            Figures.statistic(
                                    measure, statistic, result.period().quoteAsset()),
                            "class",
                            style)
                    .close("div");
        }
        html.close("section");
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + name + " must lie beside " + HtmlReport.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " cannot be read", e);
        }
    }
}
