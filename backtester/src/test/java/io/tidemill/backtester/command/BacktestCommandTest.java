package io.tidemill.backtester.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.backtester.JoinTheBook;
import io.tidemill.backtester.SampleLakes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestCommandTest {
    @TempDir
    private static Path lake;

    @TempDir
    private Path out;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void fill() {
        SampleLakes.fill(lake, 31, 20_000);
    }

    @Test
    void itWritesTheSameBytesEachTime() throws IOException {
        assertThat(run("--out", out.resolve("a").toString())).isZero();
        assertThat(run("--out", out.resolve("b").toString())).isZero();
        assertThat(Files.readAllBytes(out.resolve("a/result.json")))
                .isEqualTo(Files.readAllBytes(out.resolve("b/result.json")));
        assertThat(Files.readAllBytes(out.resolve("a/report.html")))
                .isEqualTo(Files.readAllBytes(out.resolve("b/report.html")));
        assertThat(output.toString()).contains("join-the-book", "USDT", "report.html");
    }

    @Test
    void theConfigurationOfAResultGivesTheResultAgain() throws IOException {
        assertThat(run("--json", "--queue", "PROBABILISTIC", "--queue-power", "2", "--set", "renewalSeconds=3"))
                .isZero();
        JsonNode first = new ObjectMapper().readTree(output.toString());
        assertThat(first.path("orders").path("fills").asLong()).isPositive();
        Path config = out.resolve("config.json");
        Files.writeString(config, first.path("config").toString());
        output.getBuffer().setLength(0);
        int exitCode = execute("--lake", lake.toString(), "--config", config.toString(), "--json");
        assertThat(exitCode).as(errors.toString()).isZero();
        assertThat(new ObjectMapper().readTree(output.toString())).isEqualTo(first);
    }

    @Test
    void anUnknownStrategyIsNamedWithThoseThereAre() {
        assertThat(execute("--lake", lake.toString(), "--instrument", "BTC-USDT.BINANCE", "--strategy", "magic"))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("no strategy 'magic'; there are [join-the-book]");
    }

    @Test
    void aParameterOutOfBoundsIsNamedWithItsBounds() {
        assertThat(run("--set", "sizeLots=5000")).isEqualTo(2);
        assertThat(errors.toString()).contains("sizeLots must be in [1.0, 1000.0] lots, was 5000.0");
    }

    @Test
    void anUnknownParameterIsNamedWithThoseThereAre() {
        assertThat(run("--set", "colour=1")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("join-the-book has no parameter 'colour'; it has [sizeLots, renewalSeconds]");
    }

    @Test
    void anUnknownInstrumentIsNamedWithThoseThereAre() {
        assertThat(run("--instrument", "DOGE-USDT.BINANCE")).isEqualTo(2);
        assertThat(errors.toString()).contains("no instrument DOGE-USDT.BINANCE", "BTC-USDT.BINANCE");
    }

    @Test
    void anEmptyRangeSaysWhatThereIs() {
        assertThat(run("--from", "2020-01-01T00:00:00Z", "--to", "2020-01-02T00:00:00Z"))
                .isEqualTo(2);
        assertThat(errors.toString())
                .contains("no market events of [BTC-USDT.BINANCE] in this range", "the lake has events", "2024-08-09");
    }

    @Test
    void aTimeThatIsNoTimeIsRefused() {
        assertThat(run("--from", "yesterday")).isEqualTo(2);
        assertThat(errors.toString()).contains("--from must be a UTC time such as");
    }

    @Test
    void aLakeThatIsNotThereIsNotMade() {
        Path nowhere = out.resolve("nowhere");
        int exitCode = execute(
                "--lake", nowhere.toString(), "--instrument", "BTC-USDT.BINANCE", "--strategy", "join-the-book");
        assertThat(exitCode).isEqualTo(3);
        assertThat(errors.toString()).contains("there is no lake in " + nowhere);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void helpNamesExitCodes() {
        assertThat(execute("--help")).isZero();
        assertThat(output.toString()).contains("Exit codes", "--strategy", "the lake is not there");
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--lake", lake.toString(), "--strategy", "join-the-book"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--instrument")) {
            arguments.addAll(List.of("--instrument", "BTC-USDT.BINANCE"));
        }
        return execute(arguments.toArray(new String[0]));
    }

    private int execute(String... arguments) {
        return new CommandLine(new BacktestCommand(JoinTheBook.catalog(), LakeAccess.local()))
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }
}
