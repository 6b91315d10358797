package io.tidemill.node.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemill.engine.JournalReplay;
import io.tidemill.engine.ReplayResult;
import io.tidemill.engine.StrategyConfig;
import io.tidemill.model.promotion.Stage;
import io.tidemill.node.command.NodeProcess;
import io.tidemill.node.live.JournalDigest;
import io.tidemill.node.platform.RunFolder;
import io.tidemill.risk.RiskLimits;
import io.tidemill.strategies.Strategies;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeOperations.TableSummary;
import io.tidemill.wire.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broker, object store, sandbox and each role as a process of its own. The first test trades and ends in good order; the second kills
 * one role after the other on the same broker, which is what takes time to start.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(240)
class RolesIT {
    private static final String INSTRUMENT = "BTC-USDT.BINANCE";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENOUGH_FILLS = 3;

    @TempDir
    static Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, NodeProcess> servers = new HashMap<>();
    private final Map<String, RoleUnderTest> roles = new HashMap<>();
    private Path config;
    private VenueAccount account;
    private LakeConfig lake;

    @BeforeAll
    void startServers() throws Exception {
        server("broker", "--data", folder.resolve("broker").toString(), "--port", "0", "--admin-port", "0", "--json");
        server("object-store", "--data", folder.resolve("lake").toString(), "--port", "0", "--json");
        server("sandbox", "--venue", "binance", "--seed", "7", "--speed", "8", "--json");
        JsonNode broker = said("broker", "adminUrl");
        JsonNode store = said("object-store", "endpoint");
        JsonNode sandbox = said("sandbox", "apiKey");
        account = new VenueAccount(
                sandbox.path("rest").asText(),
                sandbox.path("apiKey").asText(),
                sandbox.path("apiSecret").asText());
        lake = LakeConfig.objectStore(
                folder.resolve("lake"),
                store.path("warehouse").asText(),
                URI.create(store.path("endpoint").asText()),
                store.path("credentials").asText());
        config = configure(broker, sandbox);
    }

    @AfterAll
    void stopServers() {
        servers.values().forEach(NodeProcess::close);
    }

    @Test
    @Order(1)
    void everyEventIsInTheLakeOnceAndNoOrderIsLeft() throws Exception {
        try (RoleUnderTest archive = role("archive");
                RoleUnderTest execute = role("execute");
                RoleUnderTest connect = role("connect");
                RoleUnderTest trade = role("trade")) {
            awaitThat(() -> trade.isReady() && execute.isReady() && connect.isReady() && archive.isReady());
            awaitThat(() -> trade.metric("tidemill_fills_total") >= ENOUGH_FILLS);
            assertThat(execute.metric("tidemill_commands_refused_total")).isZero();

            Map<String, Long> published = new TreeMap<>();
            for (RoleUnderTest each : List.of(trade, execute, connect)) {
                each.stop()
                        .properties()
                        .forEach(table ->
                                published.merge(table.getKey(), table.getValue().asLong(), Long::sum));
            }
            archive.stop();
            assertThat(account.openOrders()).isZero();
            assertThat(published)
                    .containsKeys("raw_frames", "book_deltas", "quotes", "trades", "orders", "fills", "balances");
            Map<String, Long> rows = rows();
            rows.keySet().retainAll(published.keySet());
            assertThat(rows).isEqualTo(published);
            Path journal = journal(1);
            assertThat(JournalReplay.replay(journal, Strategies.catalog()).outcome())
                    .isEqualTo(ReplayResult.Outcome.EQUAL);
            assertThat(journalCopy(1)).hasSameBinaryContentAs(journal);
            JournalDigest digest = JournalDigest.of(journal);
            assertThat(digest.fills()).isEqualTo(published.get("fills")).isGreaterThanOrEqualTo(ENOUGH_FILLS);
            assertThat((long) account.fills())
                    .isLessThanOrEqualTo(digest.fills())
                    .isPositive();
        }
    }

    @Test
    @Order(2)
    void noOrderIsLeftUnattendedWhateverIsKilled() throws Exception {
        startAgain("connect");
        startAgain("execute");
        startAgain("trade");
        try {
            awaitThat(() -> the("trade").isReady());
            connectIsKilled();
            executeIsKilled();
            tradeIsKilled();

            the("execute").stop();
            assertThat(account.openOrders()).isZero();
            the("trade").stop();
            the("connect").stop();
            assertThat(JournalReplay.replay(journal(3), Strategies.catalog()).outcome())
                    .isEqualTo(ReplayResult.Outcome.EQUAL);
            assertThat(journalCopy(2)).as("of the run that was killed").hasSameBinaryContentAs(journal(2));
            assertThat(journalCopy(3)).hasSameBinaryContentAs(journal(3));
        } finally {
            roles.values().forEach(RoleUnderTest::close);
        }
    }

    private void connectIsKilled() throws Exception {
        the("connect").kill();
        awaitThat(() -> the("trade").metric("tidemill_books_missing") == 1);
        assertThat(the("trade").notReady()).contains("silent");
        startAgain("connect");
        awaitThat(() -> the("trade").isReady());
        assertThat(the("trade").metric("tidemill_halted")).isZero();
    }

    private void executeIsKilled() throws Exception {
        awaitThat(() -> account.openOrders() > 0);
        the("execute").kill();
        startAgain("execute");
        awaitThat(() -> the("trade").metric("tidemill_halted") == 1);
        awaitThat(() -> account.openOrders() == 0 && the("trade").metric("tidemill_open_orders") == 0);
        awaitThat(() -> the("trade").isReady());
        double sent = the("trade").metric("tidemill_orders_sent_total");
        resume();
        awaitThat(() -> the("trade").metric("tidemill_orders_sent_total") > sent && account.openOrders() > 0);
    }

    private void tradeIsKilled() throws Exception {
        the("trade").kill();
        long killedNs = System.nanoTime();
        awaitThat(() -> account.openOrders() == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - killedNs)).isLessThan(Duration.ofSeconds(10));
        awaitThat(() -> the("execute").metric("tidemill_open_orders") == 0);
        startAgain("trade");
        awaitThat(() -> the("trade").isReady());
        assertThat(the("trade").metric("tidemill_halted")).isZero();
        assertThat(journal(3)).exists();
    }

    private RoleUnderTest the(String role) {
        return Objects.requireNonNull(roles.get(role));
    }

    private void startAgain(String role) throws Exception {
        roles.put(role, role(role));
    }

    private void server(String command, String... arguments) throws Exception {
        String[] all = Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new);
        servers.put(command, NodeProcess.start(folder, all));
    }

    private JsonNode said(String command, String field) throws Exception {
        NodeProcess server = Objects.requireNonNull(servers.get(command));
        server.awaitOut("\"" + field + "\"");
        return json.readTree(server.out());
    }

    private Path configure(JsonNode broker, JsonNode sandbox) throws Exception {
        Path keys = folder.resolve("keys");
        Files.writeString(
                keys,
                "api-key=" + sandbox.path("apiKey").asText() + "\napi-secret="
                        + sandbox.path("apiSecret").asText() + "\n");
        Path trade = folder.resolve("trade.json");
        StrategyConfig maker =
                new StrategyConfig("maker", Strategies.GLFT_MARKET_MAKER, List.of(INSTRUMENT), Map.of(), Stage.LIVE);
        Files.writeString(trade, Json.text(Map.of("strategies", List.of(maker), "limits", RiskLimits.defaults())));
        return Files.write(
                folder.resolve("node.conf"),
                List.of(
                        "bus.url=" + broker.path("url").asText(),
                        "bus.admin-url=" + broker.path("adminUrl").asText(),
                        "node.http-port=0",
                        "venue.instruments=" + INSTRUMENT,
                        "venue.rest-url=" + sandbox.path("rest").asText(),
                        "venue.ws-url=" + sandbox.path("ws").asText(),
                        "venue.ws-api-url=" + sandbox.path("wsApi").asText(),
                        "venue.credentials=" + keys.toUri(),
                        "trade.account=desk",
                        "trade.config=" + trade,
                        "trade.journal-copies=s3://tidemill/journal",
                        "lake.catalog-url=" + lake.catalogUrl(),
                        "lake.warehouse=" + lake.warehouse(),
                        "lake.s3-endpoint=" + lake.s3Endpoint(),
                        "lake.s3-credentials=" + lake.s3Credentials(),
                        "archive.commit-every=2s"));
    }

    private void resume() throws Exception {
        JsonNode broker = said("broker", "adminUrl");
        try (NodeProcess resume = NodeProcess.start(
                folder,
                "resume",
                "--account",
                "desk",
                "--person",
                "a test",
                "--bus-url",
                broker.path("url").asText(),
                "--bus-admin-url",
                broker.path("adminUrl").asText())) {
            assertThat(resume.exitCode()).as(resume.err()).isZero();
        }
    }

    private RoleUnderTest role(String role) throws Exception {
        return RoleUnderTest.start(folder, config, role);
    }

    private Path journal(int run) {
        return folder.resolve("trade/journal/run-%06d.journal".formatted(run));
    }

    private static Path journalCopy(int run) throws Exception {
        String name = new RunFolder(folder.resolve("trade")).name("", 0);
        return folder.resolve("lake/objects/tidemill/journal/desk/" + name + "/run-%06d.journal".formatted(run));
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        try (Lake opened = Lake.open(lake)) {
            for (TableSummary table : opened.operations().tables()) {
                rows.put(table.table(), table.rows());
            }
        }
        return rows;
    }

    private static void awaitThat(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
    }
}
