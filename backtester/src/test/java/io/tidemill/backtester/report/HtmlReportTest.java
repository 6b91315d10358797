package io.tidemill.backtester.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.backtester.BacktestResult;
import io.tidemill.backtester.SampleResults;
import io.tidemill.backtester.statistics.Measure;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

class HtmlReportTest {
    @Test
    void thePageNamesEveryMeasureAndRefersToNothingOutside() throws IOException {
        BacktestResult result = SampleResults.busy();
        String page = HtmlReport.render(result);
        Files.writeString(Path.of("target", "sample-report.html"), page);
        for (Measure measure : Measure.values()) {
            assertThat(page).contains(Html.escape(measure.formula()));
        }
        assertThat(page).contains("BTC-USDT.BINANCE", "ETH-USDT.BINANCE", result.commandsHash(), "UTC");
        assertThat(page).doesNotContain("http:", "https:", "src=", "href=", "@import", "url(");
    }

    @Test
    void equalResultsGiveEqualPages() {
        assertThat(HtmlReport.render(SampleResults.busy())).isEqualTo(HtmlReport.render(SampleResults.busy()));
    }

    @Test
    void namesCannotBecomeMarkup() {
        String name = "</script><script>alert(1)</script>\"'&";
        String page = HtmlReport.render(SampleResults.idle(name));
        assertThat(page)
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;");
    }

    @Test
    void aRunWithoutFillsSaysSo() {
        String page = HtmlReport.render(SampleResults.idle("idle"));
        assertThat(page).contains("No order was filled.", "No value: the returns do not vary.");
    }

    @Test
    void allElementsAreClosedAndAllNumbersAreNumbers() throws Exception {
        String page = HtmlReport.render(SampleResults.busy());
        String body = page.substring(page.indexOf("<main>"), page.indexOf("</main>") + "</main>".length());
        SAXParserFactory.newInstance()
                .newSAXParser()
                .parse(new InputSource(new StringReader(body)), new DefaultHandler());
        String shown = body.replaceAll("<script.*?</script>", "");
        assertThat(Pattern.compile("NaN|Infinity|null").matcher(shown).find()).isFalse();
    }
}
