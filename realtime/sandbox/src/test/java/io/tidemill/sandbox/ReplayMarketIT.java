package io.tidemill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded market over real sockets. */
class ReplayMarketIT {
    @TempDir
    static Path folder;

    private static Path file;

    @BeforeAll
    static void recordAFile() throws IOException {
        file = folder.resolve("frames.gz");
        GeneratedMarket.record(file, Duration.ofSeconds(20), 4);
    }

    @Test
    void sendsEachFrameByteForByteButForOneShiftOfTheVenuesTimes() throws Exception {
        ReplayMarket market = ReplayMarket.of(List.of(file));
        try (BinanceSandbox sandbox = BinanceSandbox.start(SandboxConfig.defaults(), market)) {
            market.speed(50);
            long before = System.currentTimeMillis();
            Client.Listener all =
                    new Client(sandbox).listen("/stream?streams=btcusdt@depth@100ms/btcusdt@bookTicker/btcusdt@trade");
            List<String> recorded = lines(file).stream()
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .filter(line -> line.contains("\"stream\""))
                    .toList();
            assertThat(market.frames()).isEqualTo(recorded.size());
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while ((all.messages.size() < recorded.size() || !market.isAtEnd()) && System.nanoTime() < until) {
                LockSupport.parkNanos(5_000_000);
            }
            assertThat(all.messages).hasSameSizeAs(recorded);
            assertThat(market.isAtEnd()).isTrue();
            long shift = time(firstWithTime(all.messages)) - time(firstWithTime(recorded));
            assertThat(time(firstWithTime(all.messages))).isBetween(before - 1_000, System.currentTimeMillis());
            for (int i = 0; i < recorded.size(); i++) {
                String text = recorded.get(i);
                int payload = text.indexOf("\"data\":");
                String moved = text.substring(0, payload + 7)
                        + ReplayScan.shifted(text.substring(payload + 7, text.length() - 1), shift) + "}";
                assertThat(all.messages.get(i)).isEqualTo(moved);
            }
        }
    }

    @Test
    void aClientThatSubscribesFirstJoinsWithoutAGap() throws Exception {
        ReplayMarket market = ReplayMarket.of(List.of(file));
        SandboxConfig config = SandboxConfig.defaults().withStart(SandboxConfig.Start.BY_CALL);
        try (BinanceSandbox sandbox = BinanceSandbox.start(config, market)) {
            Client client = new Client(sandbox);
            Client.Listener depth = client.listen("/ws/btcusdt@depth@100ms");
            long lastUpdateId = client.json("/api/v3/depth?symbol=BTCUSDT&limit=5000")
                    .get("lastUpdateId")
                    .longValue();
            market.speed(20);
            market.start();
            depth.await("depthUpdate");
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (depth.messages.size() < 20 && System.nanoTime() < until) {
                LockSupport.parkNanos(5_000_000);
            }
            List<JsonNode> after = new ArrayList<>();
            for (String message : depth.messages) {
                JsonNode update = Client.JSON.readTree(message);
                if (update.get("u").longValue() > lastUpdateId) {
                    after.add(update);
                }
            }
            assertThat(after.get(0).get("U").longValue()).isLessThanOrEqualTo(lastUpdateId + 1);
            // and one that comes later gets a depth that the next frames continue
            long later = client.json("/api/v3/depth?symbol=BTCUSDT&limit=5000")
                    .get("lastUpdateId")
                    .longValue();
            assertThat(later).isGreaterThan(lastUpdateId);
        }
    }

    @Test
    void ownOrdersAreMatchedAgainstTheRecordedBookAndReserveBalances() throws Exception {
        ReplayMarket market = ReplayMarket.of(List.of(file));
        SandboxConfig config = SandboxConfig.defaults().withStart(SandboxConfig.Start.BY_CALL);
        try (BinanceSandbox sandbox = BinanceSandbox.start(config, market)) {
            Client client = new Client(sandbox);
            JsonNode ask = client.json("/api/v3/depth?symbol=BTCUSDT&limit=5")
                    .get("asks")
                    .get(0);
            JsonNode order = client.signedJson(
                    "POST",
                    "/api/v3/order",
                    "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.00100&price="
                            + ask.get(0).textValue());
            assertThat(order.get("status").textValue()).isEqualTo("FILLED");
            assertThat(order.get("fills").get(0).get("price")).isEqualTo(ask.get(0));
            assertThat(order.get("fills").get(0).get("commission").textValue()).isEqualTo("0.00000100");
            client.signed(
                    "POST",
                    "/api/v3/order",
                    "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=90000");
            assertThat(client.signed("GET", "/api/v3/account", "").body())
                    .contains("\"asset\":\"BTC\",\"free\":\"19.00099900\",\"locked\":\"1.00000000\"");
        }
    }

    @Test
    void saysWhichFileAndLineIsBroken() throws IOException {
        Path truncated = folder.resolve("truncated.gz");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(truncated, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> ReplayMarket.of(List.of(truncated)))
                .isInstanceOf(FrameFileException.class)
                .hasMessageStartingWith(truncated + ", line ")
                .hasMessageEndingWith("it is truncated");
        Path garbled = folder.resolve("garbled.gz");
        write(garbled, "17 {\"stream\":\"btcusdt@trade\",\"data\":{\"s\":\"BTCUSDT\"\n");
        assertThatThrownBy(() -> ReplayMarket.of(List.of(garbled)))
                .isInstanceOf(FrameFileException.class)
                .hasMessageStartingWith(garbled + ", line 1: a frame must be a JSON object");
        Path alone = folder.resolve("alone.gz");
        write(
                alone,
                "17 {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}}\n");
        assertThatThrownBy(() -> ReplayMarket.of(List.of(alone)))
                .isInstanceOf(FrameFileException.class)
                .hasMessageContaining("no REST snapshot in");
        Path missing = folder.resolve("missing.gz");
        assertThatThrownBy(() -> ReplayMarket.of(List.of(missing)))
                .isInstanceOf(FrameFileException.class)
                .hasMessage(missing + ": there is no such file");
    }

    private static void write(Path to, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String firstWithTime(List<String> messages) {
        return messages.stream()
                .filter(text -> text.contains("\"E\":"))
                .findFirst()
                .orElseThrow();
    }

    private static long time(String message) throws IOException {
        return Client.JSON.readTree(message).get("data").get("E").longValue();
    }

    private static List<String> lines(Path of) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(of)), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }
}
