package io.tidemill.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.testkit.Fixtures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeImportIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SNAPSHOT =
            "{\"lastUpdateId\":10,\"bids\":[[\"100.00000000\",\"1.00000000\"]],\"asks\":[[\"100.01000000\",\"2.50000000\"]]}";

    /** A lake of this name is made by the import itself, with an object store. */
    private static final String IN_STORE = "in-store";

    @TempDir
    Path folder;

    @Test
    void twoRecordedDaysAreTheSameRowsTwice() throws IOException {
        String first =
                Fixtures.require("binance-frames/spot-btcusdt_20240808.gz").toString();
        String second =
                Fixtures.require("binance-frames/spot-btcusdt_20240809.gz").toString();
        List<Map<String, String>> hashes = new ArrayList<>();
        for (String name : List.of(IN_STORE, "in-files")) {
            JsonNode imported = json(lake(name, "import", first, second));
            assertThat(imported.path("framesRead").asLong()).isEqualTo(99_574);
            assertThat(imported.path("gaps").asLong()).isZero();
            assertThat(imported.path("refused").size()).isZero();
            assertThat(imported.path("bookChecks").path("compared").asLong()).isEqualTo(1_072);
            assertThat(imported.path("bookChecks").path("equal").asLong()).isEqualTo(1_072);
            assertThat(imported.path("rows").path("raw_frames").asLong()).isEqualTo(99_574);
            for (String kind : List.of("trades", "quotes", "book_deltas")) {
                assertThat(imported.path("rows").path(kind).asLong())
                        .isPositive()
                        .isEqualTo(imported.path("events").path(kind).asLong());
            }
            hashes.add(verified(name));
        }
        assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
    }

    @Test
    void aFileThatIsThereLeavesNoRowsAgainAndTheNextOneGoesOnFromIt() throws IOException {
        Path first = file("first", stream(1, SNAPSHOT), stream(2, diff(11, "100.00", "3")));
        Path second = file("second", stream(3, diff(12, "99.99", "4")), stream(4, trade(1, "100.01")));
        assertThat(json(lake("lake", "import", first.toString()))
                        .path("rows")
                        .path("book_deltas")
                        .asLong())
                .isEqualTo(4);
        Map<String, String> before = verified("lake");
        Typed again = Typed.run(new LakeCommand(), "import", first.toString(), "--lake", place("lake"));
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("is in the lake already, nothing was added");
        assertThat(verified("lake")).isEqualTo(before);

        JsonNode both = json(lake("lake", "import", first.toString(), second.toString()));
        assertThat(both.path("files").path(0).path("imported").asBoolean()).isFalse();
        assertThat(both.path("files").path(1).path("imported").asBoolean()).isTrue();
        assertThat(both.path("rows").path("book_deltas").asLong()).isEqualTo(1);
        assertThat(both.path("gaps").asLong()).isZero();
        // the same rows as in one go
        json(lake("at-once", "import", first.toString(), second.toString()));
        assertThat(verified("lake")).isEqualTo(verified("at-once"));
    }

    @Test
    void aTruncatedFileIsNamedAndLeavesNothing() throws IOException {
        Path good = file("good", stream(1, SNAPSHOT), stream(2, diff(11, "100.00", "3")));
        Path cut = file("cut.gz", stream(3, trade(1, "100.01")), stream(4, trade(2, "100.01")));
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 12));
        Typed typed = lake("lake", "import", good.toString(), cut.toString());
        assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
        assertThat(typed.err()).contains(cut.toString()).contains("line ").contains("truncated");
        for (JsonNode table : json(lake("lake", "tables"))) {
            assertThat(table.path("rows").asLong())
                    .as(table.path("table").asText())
                    .isZero();
        }
    }

    @Test
    void aGarbledLineIsNamed() throws IOException {
        Path garbled = file(
                "garbled", stream(1, SNAPSHOT), stream(2, trade(1, "100.01").replace("\"q\"", "q")));
        Typed typed = lake("lake", "import", garbled.toString());
        assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
        assertThat(typed.err()).contains("garbled, line 2: is not whole JSON");
    }

    @Test
    void aPriceOffTheTickIsRefusedCountedAndAGap() throws IOException {
        Path off = file(
                "off",
                stream(1, SNAPSHOT),
                stream(2, diff(11, "100.005", "3")),
                stream(3, trade(1, "90071992547409.93")));
        JsonNode imported = json(lake("lake", "import", off.toString(), "--tick", "0.01"));
        assertThat(imported.path("refused").path("PRICE_OFF_TICK").asLong()).isEqualTo(1);
        assertThat(imported.path("refused").path("TOO_LARGE").asLong()).isEqualTo(1);
        assertThat(imported.path("gaps").asLong()).isEqualTo(1);
        JsonNode gaps = json(lake("lake", "gaps"));
        assertThat(gaps.size()).isEqualTo(1);
        assertThat(gaps.path(0).path("reason").asText()).isEqualTo("BAD_DATA");
    }

    @Test
    void filesOutOfOrderAreRefused() throws IOException {
        Path first = file("first", stream(1, SNAPSHOT), stream(2, diff(11, "100.00", "3")));
        Path second = file("second", stream(3, diff(12, "99.99", "4")));
        Typed typed = lake("lake", "import", second.toString(), first.toString());
        assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
        assertThat(typed.err()).contains("first begins before the file before it ends");
    }

    @Test
    void compactedRowsAreTheSameAndPartitionsTellTheirDay() throws IOException {
        json(lake(
                "lake",
                "import",
                file("a", stream(1, SNAPSHOT), stream(2, trade(1, "100.01"))).toString()));
        json(lake(
                "lake",
                "import",
                file("b", stream(3, SNAPSHOT), stream(4, trade(2, "100.01"))).toString()));
        Map<String, String> before = verified("lake");
        JsonNode partitions = json(lake("lake", "partitions", "trades"));
        assertThat(partitions.size()).isEqualTo(1);
        assertThat(partitions.path(0).path("day").asText()).isEqualTo("2024-08-08");
        assertThat(partitions.path(0).path("files").asInt()).isEqualTo(2);
        json(lake("lake", "compact"));
        assertThat(json(lake("lake", "partitions", "trades"))
                        .path(0)
                        .path("files")
                        .asInt())
                .isEqualTo(1);
        assertThat(verified("lake")).isEqualTo(before);
        assertThat(filesOfTrades()).isEqualTo(3);
        Path data = folder.resolve("lake/warehouse/tidemill/trades/data");
        Files.write(data.resolve("killed.parquet"), new byte[1]).toFile().setLastModified(Instant.EPOCH.toEpochMilli());
        Path underWay = Files.write(data.resolve("under-way.parquet"), new byte[1]);
        json(lake("lake", "compact", "--forget", "1ms"));
        assertThat(filesOfTrades())
                .as("the joined one, and one that may still be named")
                .isEqualTo(2);
        Files.delete(underWay);
        assertThat(verified("lake")).isEqualTo(before);
    }

    private long filesOfTrades() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
            return files.filter(file -> file.toString().contains("/trades/data/"))
                    .filter(file -> file.toString().endsWith(".parquet"))
                    .count();
        }
    }

    private Map<String, String> verified(String name) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (JsonNode table : json(lake(name, "verify"))) {
            assertThat(table.path("problems")).isEmpty();
            hashes.put(table.path("table").asText(), table.path("contentHash").asText());
        }
        return hashes;
    }

    private Typed lake(String name, String command, String... arguments) {
        if (!name.equals(IN_STORE) && !LakePlace.isLake(folder.resolve(name))) {
            // plain files: quicker to make
            Lake.open(LakeConfig.local(folder.resolve(name))).close();
        }
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--lake", place(name), "--json"));
        return Typed.run(new LakeCommand(), all.toArray(String[]::new));
    }

    private String place(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode json(Typed typed) throws IOException {
        assertThat(typed.err()).isEmpty();
        assertThat(typed.code()).isZero();
        return JSON.readTree(typed.out());
    }

    private Path file(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String stream(long second, String json) {
        return (1_723_161_250L + second) + "000000000 " + json;
    }

    private static String diff(long id, String bid, String size) {
        return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1723161251000,\"s\":\"BTCUSDT\",\"U\":"
                + id + ",\"u\":" + id + ",\"b\":[[\"" + bid + "\",\"" + size + "\"]],\"a\":[]}}";
    }

    private static String trade(long id, String price) {
        return "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1723161251000,\"s\":\"BTCUSDT\",\"t\":"
                + id + ",\"p\":\"" + price + "\",\"q\":\"0.5\",\"T\":1723161251000,\"m\":true,\"M\":true}}";
    }
}
