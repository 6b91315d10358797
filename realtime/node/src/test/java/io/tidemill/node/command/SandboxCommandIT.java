package io.tidemill.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SandboxCommandIT {
    @TempDir
    Path folder;

    @Test
    void tellsItsEndpointsAnswersAndStopsCleanly() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.tidemill.node.Main",
                        "sandbox",
                        "--venue",
                        "binance",
                        "--json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            JsonNode ready = new ObjectMapper().readTree(out.readLine());
            assertThat(ready.path("venue").asText()).isEqualTo("binance");
            assertThat(ready.path("ws").asText()).startsWith("ws://127.0.0.1:");
            assertThat(ready.path("apiKey").asText()).isNotEmpty();
            assertThat(ready.path("apiSecret").asText()).isNotEmpty();
            assertThat(ready.path("instruments").path(0).asText()).isEqualTo("BTC-USDT.BINANCE");
            assertThat(ready.path("symbols").path(0).asText()).isEqualTo("BTCUSDT");
            URI depth = URI.create(ready.path("rest").asText() + "/api/v3/depth?symbol=BTCUSDT&limit=5");
            String book = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(depth).build(), BodyHandlers.ofString())
                    .body();
            assertThat(book).contains("lastUpdateId").contains("bids");
            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(taken.getLocalPort());
            Typed typed = Typed.run(new SandboxCommand(), "--venue", "binance", "--port", port);
            assertThat(typed.code()).isEqualTo(Failures.MISSING);
            assertThat(typed.err()).contains("127.0.0.1:" + port);
            assertThat(typed.out()).isEmpty();
        }
    }

    @Test
    void anUnknownVenueIsToldWhatThereIs() {
        Typed typed = Typed.run(new SandboxCommand(), "--venue", "mtgox");
        assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
        assertThat(typed.err()).contains("no venue mtgox to simulate; there is: binance");
    }

    @Test
    void aGarbledFrameFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("frames"), "1723161253937085768 {\"stream\":\n");
        Typed typed = Typed.run(new SandboxCommand(), "--venue", "binance", "--frames", file.toString());
        assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
        assertThat(typed.err()).contains(file + ", line 1");
    }

    @Test
    void seedAndFramesExcludeEachOther() {
        Typed typed = Typed.run(new SandboxCommand(), "--venue", "binance", "--frames", "x", "--seed", "1");
        assertThat(typed.code()).isEqualTo(Failures.USED_WRONGLY);
    }
}
