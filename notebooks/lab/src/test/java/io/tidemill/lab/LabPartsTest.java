package io.tidemill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.instant.PackedInstant;

class LabPartsTest {
    @Test
    void instantsArePackedAsTablesawPacksThem() {
        SplittableRandom random = new SplittableRandom(3);
        PackedTimes packed = new PackedTimes();
        for (int i = 0; i < 10_000; i++) {
            long ms = 1_723_000_000_000L + random.nextLong(100_000_000_000L);
            assertThat(packed.pack(ms * 1_000_000 + 999_999)).isEqualTo(PackedInstant.pack(Instant.ofEpochMilli(ms)));
        }
        InstantColumn column = InstantColumn.create("t");
        column.appendInternal(packed.pack(1_723_118_400_123_456_789L));
        assertThat(column.get(0)).isEqualTo(Instant.parse("2024-08-08T12:00:00.123Z"));
    }

    @Test
    void timesAreReadAsPeopleWriteThem() {
        assertThat(Times.ns("2024-08-08T12:00")).isEqualTo(1_723_118_400_000_000_000L);
        assertThat(Times.ns("2024-08-08T12:00:00.5Z")).isEqualTo(1_723_118_400_500_000_000L);
        assertThat(Times.text(Times.span("2024-08-08"))).isEqualTo("2024-08-08");
        assertThatThrownBy(() -> Times.ns("noon")).isInstanceOf(LabException.class);
        assertThatThrownBy(() -> Times.span(5)).isInstanceOf(LabException.class).hasMessageContaining("was Integer");
    }

    @Test
    void theMostAlikeNameComesFirst() {
        assertThat(Nearest.distance("btc-usdt", "BTC-USD")).isEqualTo(1);
        assertThat(Nearest.unknown("instrument", "EHT", List.of("BTC", "ETH", "SOL")))
                .hasMessage("no instrument 'EHT'; there are: ETH, BTC, SOL");
    }

    @Test
    void aTableShowsItsEndsAndItsSize() {
        IntColumn numbers = IntColumn.create("n", IntStream.range(0, 100).toArray());
        StringColumn texts = StringColumn.create("t");
        IntStream.range(0, 100).forEach(i -> texts.append("<" + i + ">"));
        String html = TableHtml.of(Table.create("many", numbers, texts));
        assertThat(html)
                .contains(
                        "100 rows × 2 columns, first and last 10 shown", "&lt;9&gt;", "&lt;90&gt;", "text-align:right")
                .doesNotContain("&lt;10&gt;", "<9>");
        assertThat(TableHtml.of(Table.create("none", DoubleColumn.create("x")))).contains("0 rows × 1 columns");
    }

    @Test
    void numbersHaveDigitsThatSaySomething() {
        assertThat(TableHtml.number(60_000.01)).isEqualTo("60000.01");
        assertThat(TableHtml.number(1.0 / 3)).isEqualTo("0.333333");
        assertThat(TableHtml.number(-122.079893)).isEqualTo("-122.08");
        assertThat(TableHtml.number(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(TableHtml.number(12.0)).isEqualTo("12");
        assertThat(TableHtml.number(0.00001)).isEqualTo("1.00000e-05");
    }

    @Test
    void progressIsSilentInTheFirstSecond() {
        long[] now = {0};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Progress progress = new Progress(out, () -> now[0], "reading", "rows");
        now[0] = 500_000_000L;
        progress.at(10, 100);
        progress.end(100);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
        Progress slow = new Progress(out, () -> now[0], "reading", "rows");
        now[0] += 2_000_000_000L;
        slow.at(50, 100);
        slow.end(100);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("reading: 50 rows, 25/s, 50 %, 2 s left", "reading: 100 rows in 2.0 s");
    }

    @Test
    void barsEndWithTheTradeThatFillsThem() {
        BarFold fold = new BarFold(Bars.volume(1));
        fold.trade(1, 10, 0.6, true);
        fold.trade(2, 12, 0.6, false);
        fold.trade(3, 11, 0.5, true);
        Table bars = fold.table("bars");
        assertThat(bars.doubleColumn("volume").asList()).containsExactly(1.2, 0.5);
        assertThat(bars.doubleColumn("high").asList()).containsExactly(12.0, 11.0);
        assertThat(bars.doubleColumn("buyVolume").asList()).containsExactly(0.6, 0.5);
        assertThat(bars.longColumn("closeTimeNs").asList()).containsExactly(2L, 3L);
        assertThatThrownBy(() -> Bars.ticks(0)).isInstanceOf(LabException.class);
    }

    @Test
    void everythingThatIsShownHasARenderer() {
        List<String> shown = new ArrayList<>();
        LabRenderers.show(Table.create("t", DoubleColumn.create("x", 1.0)), (mime, text) -> shown.add(mime));
        LabRenderers.show(ChartsTest.charts().values().iterator().next(), (mime, text) -> shown.add(mime));
        LabRenderers.show(new Report("<p>"), (mime, text) -> shown.add(mime));
        assertThat(shown)
                .containsExactly(
                        "text/html",
                        "text/plain",
                        "text/html",
                        "image/svg+xml",
                        "text/plain",
                        "text/html",
                        "text/plain");
    }
}
