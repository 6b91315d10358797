package io.tidemill.backtester.report;

import io.tidemill.backtester.BacktestConfig;
import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.GapPolicy;
import io.tidemill.backtester.GapReport;
import io.tidemill.backtester.InstrumentResult;
import io.tidemill.backtester.Latency;
import io.tidemill.backtester.Queue;
import io.tidemill.backtester.statistics.Measure;
import io.tidemill.backtester.statistics.Statistic;
import io.tidemill.risk.RiskLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of a report. */
final class Tables {
    private static final int SHOWN_GAPS = 50;

    private final BacktestResult result;
    private final String quote;

    Tables(BacktestResult result) {
        this.result = result;
        this.quote = result.period().quoteAsset();
    }

    Html statistics() {
        Html html = begin("Statistics");
        html.element(
                "p",
                "Returns over intervals of " + Figures.duration(result.config().sampleIntervalNs())
                        + ", on an initial capital of "
                        + Figures.amount(result.period().initialCapital()) + " " + quote
                        + "; a year has 365 days. E equity, r return of an interval (mean r, standard deviation s),"
                        + " Y intervals in a year, p price, q size, d +1 for a buy and −1 for a sale, m mid.",
                "class",
                "muted");
        head(html, "Measure", "#Value", "Formula", "Source");
        for (Measure measure : Measure.values()) {
            Statistic statistic = result.statistics().get(measure.key());
            if (statistic != null) {
                row(html, measure, statistic);
            }
        }
        return end(html);
    }

    private void row(Html html, Measure measure, Statistic statistic) {
        html.open("tr").element("th", words(measure.key()), "scope", "row").open("td", "class", "number");
        String reason = statistic.reason();
        if (reason == null) {
            html.element(
                    "span", Figures.statistic(measure, statistic, quote), "title", String.valueOf(statistic.value()));
        } else {
            html.element("abbr", Figures.NONE, "title", reason);
        }
        html.close("td").open("td", "class", "formula").text(measure.formula());
        if (reason != null) {
            html.element("div", "No value: " + reason + ".");
        }
        html.close("td").element("td", source(measure), "class", "formula").close("tr");
    }

    /** What needs no source has none. */
    private static String source(Measure measure) {
        return measure.source().equals("definition") ? "" : measure.source();
    }

    Html instruments() {
        Html html = begin("Instruments");
        List<String> columns = new ArrayList<>(List.of("What"));
        result.instruments().forEach(instrument -> columns.add("#" + instrument.name()));
        head(html, columns.toArray(new String[0]));
        perInstrument(html, "Profit", i -> Figures.amount(i.profit()) + " " + quote);
        perInstrument(html, "Fees", i -> Figures.amount(i.fees()) + " " + quote);
        perInstrument(html, "Turnover", i -> Figures.amount(i.turnover()) + " " + quote);
        perInstrument(html, "Fills", i -> Figures.count(i.fills()));
        perInstrument(html, "Round trips", i -> Figures.count(i.roundTrips()));
        perInstrument(html, "Bought", i -> size(i, i.bought()));
        perInstrument(html, "Sold", i -> size(i, i.sold()));
        perInstrument(html, "Position at the end", i -> size(i, i.position()));
        perInstrument(html, "Its average price", i -> price(i.averagePrice()));
        perInstrument(html, "Last mid", i -> price(i.lastMid()));
        perInstrument(html, "Mean position", i -> size(i, i.meanPosition()));
        perInstrument(html, "Mean size of the position", i -> size(i, i.meanAbsolutePosition()));
        perInstrument(html, "Largest position", i -> size(i, i.maxAbsolutePosition()));
        perInstrument(html, "Time with a position", i -> Figures.share(i.exposureShare()));
        return end(html);
    }

    private void perInstrument(Html html, String what, Function<InstrumentResult, String> value) {
        html.open("tr").element("th", what, "scope", "row");
        result.instruments().forEach(instrument -> number(html, value.apply(instrument)));
        html.close("tr");
    }

    private static String size(InstrumentResult instrument, double size) {
        return Figures.significant(size, 5) + " " + instrument.baseAsset();
    }

    private String price(@Nullable Double price) {
        return price == null ? Figures.NONE : Figures.significant(price, 8) + " " + quote;
    }

    Html orders() {
        BacktestResult.OrderCounts orders = result.orders();
        Html html = begin("Orders and events");
        head(html, "What", "#Count");
        count(html, "Orders sent", orders.sent());
        count(html, "Accepted by the venue", orders.accepted());
        count(html, "Filled whole", orders.filled());
        count(html, "Canceled", orders.canceled());
        count(html, "Expired", orders.expired());
        count(html, "Open at the end, canceled then", orders.canceledAtEnd());
        count(html, "Fills", orders.fills());
        count(html, "Cancels sent", orders.cancels());
        orders.denied().forEach((reason, count) -> count(html, "Denied by the risk gate: " + reason, count));
        orders.rejected().forEach((reason, count) -> count(html, "Rejected by the venue: " + reason, count));
        result.events().forEach((kind, count) -> count(html, "Market events: " + words(kind), count));
        return end(html);
    }

    Html assumptions() {
        BacktestConfig config = result.config();
        Latency latency = config.latency();
        Html html = begin("Assumptions");
        head(html, "What", "Value");
        config.parameters().forEach((name, value) -> text(html, "Parameter " + name, Figures.significant(value, 12)));
        text(html, "Maker fee", Figures.fixed(config.fees().makerBps(), 3) + " bps");
        text(html, "Taker fee", Figures.fixed(config.fees().takerBps(), 3) + " bps");
        text(html, "Fees are taken", config.fees().asset().name().toLowerCase(Locale.ROOT));
        text(html, "Latency to the venue", Figures.duration(latency.entryNs()));
        text(html, "Latency of answers", Figures.duration(latency.responseNs()));
        text(html, "Jitter, mean of its tail", Figures.duration(latency.jitterMeanNs()));
        text(
                html,
                "Latency of market events",
                Figures.duration(latency.feedNs())
                        + (latency.feed() == Latency.Feed.FIXED ? ", each" : " at the fastest, above it as recorded"));
        text(
                html,
                "Queue before our orders",
                config.queue().kind() == Queue.Kind.CONSERVATIVE
                        ? "cancels are always behind us"
                        : "cancels before and behind us by size to the power "
                                + Figures.significant(config.queue().power(), 4));
        config.balances().forEach((asset, amount) -> text(html, "Balance " + asset, amount.toPlainString()));
        limits(html, config.limits());
        text(html, "Engine clock, every", Figures.duration(config.clockIntervalNs()));
        text(html, "Seed", String.valueOf(config.seed()));
        text(html, "At gaps", config.gaps() == GapPolicy.REFUSE ? "refuse" : "report and go on");
        return end(html);
    }

    private static void limits(Html html, RiskLimits limits) {
        text(html, "Limit: order", Figures.significant(limits.each().maxOrderSize(), 6) + " of base");
        text(html, "Limit: order value", Figures.amount(limits.each().maxOrderNotional()) + " of quote");
        text(html, "Limit: position", Figures.significant(limits.each().maxPosition(), 6) + " of base");
        limits.instruments()
                .forEach((name, own) -> text(
                        html,
                        "Limits of " + name,
                        "order " + Figures.significant(own.maxOrderSize(), 6) + ", value "
                                + Figures.amount(own.maxOrderNotional()) + ", position "
                                + Figures.significant(own.maxPosition(), 6)));
        text(html, "Limit: distance from the mid", Figures.significant(limits.priceCollarBps(), 4) + " bps");
        text(html, "Limit: open orders of an instrument", Figures.count(limits.maxOpenOrders()));
        text(
                html,
                "Limit: orders",
                Figures.count(limits.maxOrdersPerWindow()) + " in " + Figures.duration(limits.orderWindowNs()));
        text(html, "Limit: age of bid and ask", Figures.duration(limits.staleBookNs()));
        text(html, "Limit: loss of a day", Figures.amount(limits.maxDailyLoss()) + " of quote");
        text(html, "Limit: drawdown", Figures.amount(limits.maxDrawdown()) + " of quote");
    }

    Html gaps() {
        GapReport gaps = result.gaps();
        if (gaps.count() == 0) {
            return new Html();
        }
        Html html = begin("Gaps");
        head(html, "Instrument", "From", "To", "#Length", "Reason");
        for (GapReport.Span span :
                gaps.spans().subList(0, Math.min(SHOWN_GAPS, gaps.spans().size()))) {
            html.open("tr")
                    .element("th", span.instrument(), "scope", "row")
                    .element("td", Figures.time(span.fromNs()))
                    .element("td", Figures.time(span.toNs()));
            number(html, Figures.duration(span.toNs() - span.fromNs()));
            html.element("td", span.reason().name().toLowerCase(Locale.ROOT)).close("tr");
        }
        end(html);
        if (gaps.count() > SHOWN_GAPS) {
            html.element("p", "The first " + SHOWN_GAPS + " of " + Figures.count(gaps.count()) + ".", "class", "muted");
        }
        return html;
    }

    Html origin() {
        Html html = begin("Origin");
        head(html, "What", "Value");
        code(html, "Code commit", result.commit());
        code(html, "Hash of all commands", result.commandsHash());
        return end(html);
    }

    /** A key such as {@code maxDrawdownShare} as words: {@code Max drawdown share}. */
    static String words(String key) {
        if (key.equals("pnl")) {
            return "PnL";
        }
        String spaced = key.replaceAll("([a-z])([A-Z0-9])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private static Html begin(String title) {
        return new Html().element("h2", title);
    }

    /** Names of columns; a leading {@code #} aligns right. */
    private static void head(Html html, String... columns) {
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String column : columns) {
            boolean number = column.startsWith("#");
            html.element(
                    "th", number ? column.substring(1) : column, "scope", "col", "class", number ? "number" : "text");
        }
        html.close("tr").close("thead").open("tbody");
    }

    private static Html end(Html html) {
        return html.close("tbody").close("table").close("div");
    }

    private static void number(Html html, String value) {
        html.element("td", value, "class", "number");
    }

    private static void count(Html html, String what, long count) {
        html.open("tr").element("th", what, "scope", "row");
        number(html, Figures.count(count));
        html.close("tr");
    }

    private static void text(Html html, String what, String value) {
        html.open("tr").element("th", what, "scope", "row").element("td", value).close("tr");
    }

    private static void code(Html html, String what, String value) {
        html.open("tr")
                .element("th", what, "scope", "row")
                .open("td")
                .element("code", value)
                .close("td")
                .close("tr");
    }
}
