package io.tidemill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.lab.chart.Chart;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChartsTest {
    @Test
    void everyChartHasMarksAxesAndAnInteractiveTwin() throws Exception {
        for (Map.Entry<String, Chart> each : charts().entrySet()) {
            Document svg = parse(each.getValue().svg());
            int marks = svg.getElementsByTagName("path").getLength()
                    + svg.getElementsByTagName("rect").getLength()
                    + svg.getElementsByTagName("circle").getLength();
            assertThat(marks).as(each.getKey()).isGreaterThan(1);
            assertThat(svg.getElementsByTagName("text").getLength())
                    .as(each.getKey())
                    .isGreaterThan(8);
            assertThat(each.getValue().svg()).doesNotContain("NaN", "Infinity");
            String html = each.getValue().html();
            // without the library, which the first chart brings
            String own = html.substring(html.indexOf("<div id="));
            assertThat(own).contains("window.Plotly.newPlot").doesNotContain("NaN");
        }
    }

    @Test
    void plotlyComesOnceAndIsKeptFromModuleLoaders() {
        charts().values().iterator().next().html();
        assertThat(charts().values().iterator().next().html().length()).isLessThan(200_000);
        assertThat(Chart.library())
                .startsWith("<script>(function(define,module,exports){")
                .contains("plotly.js");
    }

    @Test
    void anEmptyTableGivesASentence() {
        Table empty = Table.create("nothing", InstantColumn.create("time"), DoubleColumn.create("value"));
        assertThat(Charts.line(empty, "time", "value").html()).isEqualTo("<p><b>nothing</b>: no values to draw.</p>");
        assertThat(Charts.line(empty, "time", "value").svg()).contains("no values to draw");
        Table missing = Table.create("holes", DoubleColumn.create("x", 1.0), DoubleColumn.create("y", Double.NaN));
        assertThat(Charts.scatter(missing, "x", "y").html()).contains("no values to draw");
    }

    @Test
    void aMisspeltColumnIsTold() {
        assertThatThrownBy(() -> Charts.line(samples(), "time", "mids"))
                .isInstanceOf(LabException.class)
                .hasMessage("no column of 'samples' 'mids'; there are: mid, time, other");
    }

    @Test
    void textsInAChartAreEscaped() {
        Chart chart = Charts.line(samples(), "time", "mid").title("a < b </script>");
        assertThat(chart.svg()).contains("a &lt; b &lt;/script&gt;");
        assertThat(chart.html()).doesNotContain("a < b </script>");
    }

    static Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        Table samples = samples();
        charts.put(
                "line",
                Charts.line(samples, "time", "mid", "other").title("two lines").y("USDT"));
        charts.put("steps", Charts.steps(samples, "time", "mid"));
        charts.put("scatter", Charts.scatter(samples, "mid", "other"));
        charts.put("histogram", Charts.histogram(samples, "mid", 20));
        charts.put(
                "bars", Charts.bars(Statistics.autocorrelation(samples.column("mid"), 10), "lag", "autocorrelation"));
        charts.put("candles", Charts.candles(bars()));
        charts.put("depth", Charts.depth(depth()));
        charts.put("sweep", Charts.sweep(trials(), "a", "b", "score"));
        return charts;
    }

    private static Table samples() {
        InstantColumn time = InstantColumn.create("time");
        DoubleColumn mid = DoubleColumn.create("mid");
        DoubleColumn other = DoubleColumn.create("other");
        for (int i = 0; i < 300; i++) {
            time.append(Instant.ofEpochSecond(1_723_118_400L + i));
            mid.append(60_000 + 20 * Math.sin(i / 20.0));
            if (i % 50 == 7) {
                other.appendMissing();
            } else {
                other.append(60_005 + 10 * Math.cos(i / 15.0));
            }
        }
        return Table.create("samples", time, mid, other);
    }

    private static Table bars() {
        BarFold fold = new BarFold(Bars.time(java.time.Duration.ofSeconds(30)));
        for (int i = 0; i < 2_000; i++) {
            fold.trade(
                    1_723_118_400_000_000_000L + i * 500_000_000L,
                    60_000 + 30 * Math.sin(i / 90.0) + i % 7,
                    0.1,
                    i % 2 == 0);
        }
        return fold.table("bars");
    }

    private static Table depth() {
        InstantColumn time = InstantColumn.create("receiveTime");
        DoubleColumn price = DoubleColumn.create("price");
        DoubleColumn size = DoubleColumn.create("size");
        StringColumn side = StringColumn.create("side");
        for (int i = 0; i < 60; i++) {
            for (int level = 0; level < 20; level++) {
                time.append(Instant.ofEpochSecond(1_723_118_400L + i));
                price.append(60_000 + Math.rint(3 * Math.sin(i / 9.0)) + (level - 10));
                size.append(1 + Math.abs(level - 10) * 0.3);
                side.append(level < 10 ? "BUY" : "SELL");
            }
        }
        return Table.create("depth", time, side, price, size);
    }

    private static Table trials() {
        double[] a = IntStream.range(0, 25).mapToDouble(i -> i % 5).toArray();
        double[] b = IntStream.range(0, 25)
                .mapToDouble(i -> 10.0 * Math.floor(i / 5.0))
                .toArray();
        double[] score = IntStream.range(0, 25)
                .mapToDouble(i -> -Math.abs(12 - i) / 100.0)
                .toArray();
        return Table.create(
                "trials",
                DoubleColumn.create("a", a),
                DoubleColumn.create("b", b),
                DoubleColumn.create("score", score));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
