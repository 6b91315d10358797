package io.tidemill.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.market.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lake with its catalog in a real PostgreSQL, over TLS and with passwords, as a region has it. */
@Timeout(60)
class PostgresCatalogIT {
    private static final String SOURCE = "market/BINANCE";
    private static final long START_NS = 1_723_100_000_000_000_000L;

    @TempDir
    static Path serverFolder;

    private static @Nullable PostgresServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = PostgresServer.start(serverFolder);
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void rowsThatWereWrittenAreReadBack() throws IOException {
        EventLog written = new EventLog();
        EventLog read = new EventLog();
        try (Lake lake = Lake.open(archive("round_trip"));
                LakeWriter writer = lake.writer("test")) {
            define(writer);
            LakeSource source = writer.source(SOURCE, SourceKind.MARKET);
            GeneratedEvents events = new GeneratedEvents(7);
            for (int part = 0; part < 3; part++) {
                events.next(1_000, new EventLog.Both(written, source.market()));
                source.position("part " + part);
                writer.commit(Map.of());
            }
        }
        try (Lake again = Lake.open(config(url("round_trip"), "archive", PostgresServer.SECRET));
                MarketReplay replay = again.reader().replay(ReplayQuery.all(GeneratedEvents.names()))) {
            replay.run(read);
        }
        assertThat(read.lines()).hasSize(3_000).isEqualTo(written.lines());
    }

    @Test
    void processesThatOpenAnEmptyCatalogAtTheSameTimeAllFindIt() throws Exception {
        LakeConfig config = archive("race");
        CyclicBarrier gate = new CyclicBarrier(4);
        Callable<Integer> open = () -> {
            gate.await();
            try (Lake lake = Lake.open(config)) {
                return lake.operations().tables().size();
            }
        };
        assertThat(atOnce(Collections.nCopies(4, open))).containsOnly(LakeTable.values().length);
    }

    @Test
    void whoLosesTheRaceToMakeTheCatalogOpensTheOneThatIsThere() throws Exception {
        LakeConfig config = archive("behind");
        CompletableFuture<Integer> tables = new CompletableFuture<>();
        server().makeCatalogAheadOf("behind", () -> {
            try (Lake lake = Lake.open(config)) {
                tables.complete(lake.operations().tables().size());
            } catch (LakeException e) {
                tables.completeExceptionally(e);
            }
        });
        assertThat(tables.get(30, TimeUnit.SECONDS)).isEqualTo(LakeTable.values().length);
    }

    @Test
    void twoWritersCommitToTheSameTableAtTheSameTime() throws Exception {
        LakeConfig config = archive("contended");
        int commits = 12;
        CyclicBarrier round = new CyclicBarrier(2);
        try (Lake one = Lake.open(config);
                Lake two = Lake.open(config)) {
            try (LakeWriter writer = one.writer("define")) {
                define(writer);
                writer.commit(Map.of());
            }
            EventLog first = new EventLog();
            EventLog second = new EventLog();
            atOnce(List.of(
                    () -> write(one, "first", 0, commits, round, first),
                    () -> write(two, "second", 1, commits, round, second)));
            List<String> expected = new ArrayList<>(first.lines());
            expected.addAll(second.lines());
            assertThat(replayed(one)).hasSize(2 * commits * 10).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(one.operations().verify(LakeTable.TRADES).problems()).isEmpty();
        }
    }

    @Test
    void aSecondWriterOfASourceIsRefused() throws IOException {
        LakeConfig config = archive("guarded");
        try (Lake one = Lake.open(config);
                Lake two = Lake.open(config)) {
            try (LakeWriter writer = one.writer("define")) {
                define(writer);
                writer.commit(Map.of());
            }
            try (LakeWriter first = one.writer("first");
                    LakeWriter second = two.writer("second")) {
                LakeSource firstSource = first.source(SOURCE, SourceKind.MARKET);
                LakeSource secondSource = second.source(SOURCE, SourceKind.MARKET);
                trades(firstSource.market(), 0, 0);
                firstSource.position("1");
                trades(secondSource.market(), 0, 0);
                secondSource.position("1");
                first.commit(Map.of());
                assertThatThrownBy(() -> second.commit(Map.of()))
                        .isInstanceOfSatisfying(
                                LakeException.class,
                                e -> assertThat(e.isRetryable()).isFalse())
                        .hasMessageContaining("another writer has gone on with [market/BINANCE] in trades");
            }
            assertThat(replayed(two)).hasSize(10);
            assertThat(two.operations().verify(LakeTable.TRADES).problems()).isEmpty();
        }
    }

    @Test
    void aWriterGoesOnAfterTheServerEndedItsConnections() throws IOException {
        try (Lake lake = Lake.open(archive("failover"));
                LakeWriter writer = lake.writer("test")) {
            define(writer);
            LakeSource source = writer.source(SOURCE, SourceKind.MARKET);
            for (int part = 0; part < 3; part++) {
                trades(source.market(), 0, part);
                source.position("part " + part);
                server().disconnect("failover");
                writer.commit(Map.of());
            }
            assertThat(replayed(lake)).hasSize(30);
        }
    }

    @Test
    void whoMayOnlyReadReadsAndIsRefusedToWrite() throws IOException {
        try (Lake lake = Lake.open(archive("shared"));
                LakeWriter writer = lake.writer("test")) {
            define(writer);
            trades(writer.source(SOURCE, SourceKind.MARKET).market(), 0, 0);
            writer.source(SOURCE, SourceKind.MARKET).position("1");
            writer.commit(Map.of());
        }
        try (Lake lake = Lake.open(config(url("shared"), "research", PostgresServer.SECRET));
                LakeWriter writer = lake.writer("research")) {
            assertThat(replayed(lake)).hasSize(10);
            LakeSource source = writer.source("market/other", SourceKind.MARKET);
            trades(source.market(), 0, 0);
            source.position("1");
            assertThatThrownBy(() -> writer.commit(Map.of()))
                    .isInstanceOf(LakeException.class)
                    .hasMessage("the commit to trades did not get through: ERROR: permission denied for table"
                            + " iceberg_tables");
        }
    }

    @Test
    void aWrongPasswordIsNamedAndNotTold() throws IOException {
        LakeConfig config = config(server().database("wrong"), "archive", "low-water");
        assertThatThrownBy(() -> Lake.open(config))
                .isInstanceOf(LakeException.class)
                .hasMessage("catalog " + config.catalogUrl()
                        + " cannot be opened: FATAL: password authentication failed for user \"archive\"")
                .hasStackTraceContaining("PSQLException")
                .satisfies(e -> assertThat(e).hasMessageNotContaining("low-water"));
    }

    @Test
    void aServerOfAnotherNameThanItsCertificateIsNotTrusted() throws IOException {
        LakeConfig config =
                config(server().database("masked").replace("localhost", "127.0.0.1"), "archive", PostgresServer.SECRET);
        assertThatThrownBy(() -> Lake.open(config))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("hostname 127.0.0.1 could not be verified");
    }

    @Test
    void aServerThatIsAbsentIsNamed() throws IOException {
        LakeConfig config = config("jdbc:postgresql://localhost:1/tidemill", "archive", PostgresServer.SECRET);
        assertThatThrownBy(() -> Lake.open(config))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.isRetryable()).isTrue())
                .hasMessageStartingWith("catalog jdbc:postgresql://localhost:1/tidemill cannot be opened: ")
                .hasMessageContaining("refused");
    }

    private static int write(
            Lake lake, String name, int instrument, int commits, CyclicBarrier round, MarketEvents copy)
            throws Exception {
        try (LakeWriter writer = lake.writer(name)) {
            LakeSource source = writer.source("market/" + name, SourceKind.MARKET);
            for (int commit = 0; commit < commits; commit++) {
                trades(new EventLog.Both(copy, source.market()), instrument, commit);
                source.position("commit " + commit);
                round.await(30, TimeUnit.SECONDS);
                writer.commit(Map.of());
            }
        }
        return commits;
    }

    private static void trades(MarketEvents to, int instrument, int part) {
        for (int i = 0; i < 10; i++) {
            long sequence = 1 + part * 10L + i;
            long timeNs = START_NS + sequence * 1_000;
            to.trade(instrument, timeNs, timeNs, sequence, 1_000 + sequence, 1, Side.BUY);
        }
    }

    private static List<String> replayed(Lake lake) {
        EventLog log = new EventLog();
        try (MarketReplay replay = lake.reader().replay(ReplayQuery.all(GeneratedEvents.names()))) {
            replay.run(log);
        }
        return log.lines();
    }

    private static void define(LakeWriter writer) {
        LakeSource control = writer.source("control/instruments", SourceKind.CONTROL);
        GeneratedEvents.instruments().forEach(instrument -> control.instrument(instrument, 1));
        control.position("1");
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private LakeConfig archive(String database) throws IOException {
        return config(server().database(database), "archive", PostgresServer.SECRET);
    }

    private LakeConfig config(String url, String user, String password) throws IOException {
        Path credentials = folder.resolve(user + ".properties");
        Files.writeString(credentials, "access-key=" + user + "\nsecret-key=" + password + "\n");
        return new LakeConfig(
                url,
                credentials.toUri().toString(),
                folder.resolve("warehouse").toUri().toString(),
                "",
                "");
    }

    private static String url(String database) {
        return server().url(database);
    }

    private static PostgresServer server() {
        return java.util.Objects.requireNonNull(server);
    }
}
