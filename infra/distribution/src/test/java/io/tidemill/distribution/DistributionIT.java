package io.tidemill.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemill.engine.StrategyConfig;
import io.tidemill.model.promotion.Stage;
import io.tidemill.risk.RiskLimits;
import io.tidemill.strategies.Strategies;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A machine without a cluster: broker, object store, simulated venue and each role, every one a process of its own out of the
 * packed archive, under a user who can write nothing but the data folder.
 */
@Timeout(360)
class DistributionIT {
    private static final Duration STARTED = Duration.ofMinutes(2);
    private static final Duration TRADES = Duration.ofMinutes(1);

    /** Who is listened to starts first; the reverse order is that of stopping. */
    private static final List<String> ROLES = List.of("archive", "connect", "execute", "trade");

    private record TradeFile(List<StrategyConfig> strategies, RiskLimits limits) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Running> roles = new LinkedHashMap<>();

    @Test
    void eachRoleAloneTradesForAMinuteAndTheLakeHasEachEventOnce() throws Exception {
        try (Installed installed = Installed.unpack()) {
            try {
                trades(installed);
            } catch (Throwable failure) {
                failure.addSuppressed(new AssertionError(installed.said()));
                throw failure;
            }
        }
    }

    private void trades(Installed installed) throws Exception {
        assertThat(installed.canWrite(installed.data())).isTrue();
        for (String folder : List.of("", "bin", "lib", "notebooks")) {
            assertThat(installed.canWrite(installed.home().resolve(folder)))
                    .as(folder)
                    .isFalse();
        }
        Path lake = installed.data().resolve("lake");
        Running broker = installed.start(
                "broker",
                Map.of(),
                "broker",
                "--data",
                installed.data().resolve("broker").toString(),
                "--port",
                "0",
                "--admin-port",
                "0",
                "--json");
        Running store = installed.start(
                "object-store", Map.of(), "object-store", "--data", lake.toString(), "--port", "0", "--json");
        Running venue = installed.start("sandbox", Map.of(), "sandbox", "--venue", "binance", "--speed", "2", "--json");
        Map<String, String> settings =
                settings(installed.data(), broker.firstLine(), store.firstLine(), venue.firstLine());
        for (String role : ROLES) {
            Map<String, String> own = new LinkedHashMap<>(settings);
            own.put("TIDEMILL_NODE_ROLES", role);
            own.put("TIDEMILL_NODE_DATA", installed.data().resolve(role).toString());
            roles.put(role, installed.start(role, own, "node", "--json"));
        }
        Awaitility.await("every role does its work")
                .atMost(STARTED)
                .until(() -> roles.keySet().stream().allMatch(this::isReady));
        Awaitility.await("a minute of trading")
                .atMost(TRADES.plusSeconds(10))
                .pollDelay(TRADES)
                .until(() -> roles.values().stream().allMatch(Running::isAlive)
                        && figure("trade", "tidemill_fills_total") > 0);
        assertThat(figure("trade", "tidemill_halted")).isZero();

        Map<String, Long> published = new TreeMap<>();
        for (String role : List.of("trade", "execute", "connect", "archive")) {
            Running process = process(role);
            assertThat(process.stop()).as(role).isZero();
            process.lastLine()
                    .path("published")
                    .properties()
                    .forEach(table ->
                            published.merge(table.getKey(), table.getValue().asLong(), Long::sum));
        }
        assertThat(venue.stop()).isZero();
        assertThat(store.stop()).isZero();
        assertThat(broker.stop()).isZero();

        Running verify = installed.start("verify", Map.of(), "lake", "verify", "--lake", lake.toString(), "--json");
        // 1 would be: a row twice, or out of order, or a file that is not whole
        assertThat(verify.exitCode()).isZero();
        Map<String, Long> rows = new TreeMap<>();
        verify.firstLine()
                .forEach(table -> rows.put(
                        table.path("table").asText(), table.path("rows").asLong()));
        rows.keySet().retainAll(published.keySet());
        assertThat(rows).isEqualTo(published);
        assertThat(published).containsKeys("raw_frames", "book_deltas", "quotes", "trades", "orders", "fills");
        assertThat(installed.isUntouched()).isTrue();
    }

    /** What all roles are told, as an environment file would say it. */
    private static Map<String, String> settings(Path data, JsonNode broker, JsonNode store, JsonNode venue)
            throws IOException {
        String instrument = venue.path("instruments").path(0).asText();
        Path keys = data.resolve("venue.properties");
        Files.writeString(
                keys,
                "api-key=" + venue.path("apiKey").asText() + "\napi-secret="
                        + venue.path("apiSecret").asText() + "\n");
        StrategyConfig strategy =
                new StrategyConfig("maker", Strategies.GLFT_MARKET_MAKER, List.of(instrument), Map.of(), Stage.LIVE);
        Path trade = data.resolve("trade.json");
        Files.writeString(trade, Json.text(new TradeFile(List.of(strategy), RiskLimits.defaults())));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("TIDEMILL_NODE_HTTP_PORT", "0");
        settings.put("TIDEMILL_BUS_URL", broker.path("url").asText());
        settings.put("TIDEMILL_BUS_ADMIN_URL", broker.path("adminUrl").asText());
        settings.put("TIDEMILL_LAKE_CATALOG_URL", "jdbc:sqlite:" + data.resolve("lake/catalog.db"));
        settings.put("TIDEMILL_LAKE_WAREHOUSE", store.path("warehouse").asText());
        settings.put("TIDEMILL_LAKE_S3_ENDPOINT", store.path("endpoint").asText());
        settings.put("TIDEMILL_LAKE_S3_CREDENTIALS", store.path("credentials").asText());
        settings.put("TIDEMILL_VENUE_INSTRUMENTS", instrument);
        settings.put("TIDEMILL_VENUE_REST_URL", venue.path("rest").asText());
        settings.put("TIDEMILL_VENUE_WS_URL", venue.path("ws").asText());
        settings.put("TIDEMILL_VENUE_WS_API_URL", venue.path("wsApi").asText());
        settings.put("TIDEMILL_VENUE_CREDENTIALS", keys.toUri().toString());
        settings.put("TIDEMILL_TRADE_ACCOUNT", "main");
        settings.put("TIDEMILL_TRADE_CONFIG", trade.toString());
        return settings;
    }

    private boolean isReady(String role) {
        return get(process(role).firstLine().path("status").asText() + "/health/ready")
                .startsWith("ok");
    }

    /** Sum of a metric over its labels. */
    private double figure(String role, String metric) {
        return get(process(role).firstLine().path("status").asText() + "/metrics")
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Running process(String role) {
        return Objects.requireNonNull(roles.get(role), role);
    }

    private String get(String url) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "no answer from " + url + ": " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + url + " was asked", e);
        }
    }
}
