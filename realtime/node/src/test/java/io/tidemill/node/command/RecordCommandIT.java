package io.tidemill.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.model.book.BookCheck;
import io.tidemill.node.platform.SandboxVenue;
import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class RecordCommandIT {
    private static final List<String> MARKET = List.of("book_deltas", "quotes", "trades", "raw_frames", "instruments");

    @TempDir
    Path folder;

    @Test
    void theLakeHasWhatWasPublishedAndNothingOfOrders() throws Exception {
        Path data = folder.resolve("data");
        try (SandboxVenue venue = SandboxVenue.start(List.of(), 3, 5);
                NodeProcess record = start(venue, data, "BTCUSDT", "--every", "1", "--json")) {
            record.awaitErr("[1-9][0-9,]* book_deltas, .* quotes, .* trades");
            Typed second = Typed.run(
                    new RecordCommand(),
                    "--venue",
                    "binance",
                    "--symbol",
                    "btc-usdt.binance",
                    "--rest",
                    venue.restUrl(),
                    "--ws",
                    venue.wsUrl(),
                    "--data",
                    data.toString());
            assertThat(second.code()).isEqualTo(Failures.MISSING);
            assertThat(second.err()).contains("in use by another node, process " + record.processId());

            record.terminate();
            assertThat(record.exitCode()).as(record.err()).isEqualTo(Failures.DONE);
            JsonNode summary = new ObjectMapper().readTree(record.out());
            Map<String, Long> rows = UpCommandIT.rows(data.resolve("lake"));
            for (String table : MARKET) {
                assertThat(summary.path("published").path(table).asLong())
                        .as(table)
                        .isPositive()
                        .isEqualTo(rows.get(table));
            }
            assertThat(rows)
                    .containsEntry("orders", 0L)
                    .containsEntry("fills", 0L)
                    .containsEntry("balances", 0L);
            assertThat(rows).containsEntry("gaps", 0L).containsEntry("journal", 0L);
            assertThat(summary.path("gaps").asLong()).isZero();
            assertThat(summary.path("refused").asLong()).isZero();
            assertThat(summary.path("bookChecks").path("compared").asLong())
                    .isPositive()
                    .isEqualTo(summary.path("bookChecks").path("equal").asLong());
            BookCheck check = check(data.resolve("lake"));
            assertThat(check.compared()).isPositive().isEqualTo(check.equal());
        }
    }

    @Test
    void aSymbolThatTheVenueDoesNotListIsNamed() throws Exception {
        try (SandboxVenue venue = SandboxVenue.start(List.of(), 3, 5)) {
            Typed typed = Typed.run(
                    new RecordCommand(),
                    "--venue",
                    "binance",
                    "--symbol",
                    "BTCUSDT",
                    "--symbol",
                    "NOSUCH",
                    "--rest",
                    venue.restUrl(),
                    "--ws",
                    venue.wsUrl(),
                    "--data",
                    folder.resolve("data").toString());
            assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
            assertThat(typed.err()).contains("BINANCE at " + venue.restUrl() + " does not list [NOSUCH]");
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void aVenueThatIsNotThereIsNamed() {
        Typed typed = Typed.run(
                new RecordCommand(),
                "--venue",
                "binance",
                "--symbol",
                "BTCUSDT",
                "--rest",
                "http://127.0.0.1:9",
                "--data",
                folder.resolve("data").toString());
        assertThat(typed.code()).isEqualTo(Failures.MISSING);
        assertThat(typed.err()).contains("BINANCE cannot be reached at http://127.0.0.1:9");
    }

    @Test
    void valuesThatCannotBeAreNamed() {
        assertThat(wrong("--venue", "mtgox").err()).contains("no venue mtgox to record; there is: binance");
        assertThat(wrong("--venue", "binance", "--for", "soon").err()).contains("--for must be a duration", "'soon'");
        assertThat(wrong("--venue", "binance", "--every", "0").err()).contains("--every must be >= 1, was 0");
        assertThat(wrong("--venue", "binance", "--ws", "http://here:1").err()).contains("--ws must be ws://HOST:PORT");
    }

    private static Typed wrong(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--symbol";
        all[arguments.length + 1] = "BTCUSDT";
        Typed typed = Typed.run(new RecordCommand(), all);
        assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
        return typed;
    }

    private NodeProcess start(SandboxVenue venue, Path data, String symbol, String... more) throws Exception {
        List<String> arguments = new java.util.ArrayList<>(List.of("record", "--venue", "binance", "--symbol", symbol));
        arguments.addAll(List.of("--rest", venue.restUrl(), "--ws", venue.wsUrl(), "--data", data.toString()));
        arguments.addAll(List.of(more));
        return NodeProcess.start(folder, arguments.toArray(String[]::new));
    }

    private static BookCheck check(Path lakeFolder) {
        BookCheck check = new BookCheck();
        try (LakePlace opened = LakePlace.open(lakeFolder);
                Lake lake = Lake.open(opened.config());
                MarketReplay replay = lake.reader().replay(ReplayQuery.all(List.of("BTC-USDT.BINANCE")))) {
            replay.run(check);
        }
        return check;
    }
}
