package io.tidemill.archiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.bus.Bus;
import io.tidemill.bus.ControlTopic;
import io.tidemill.bus.TopicWriter;
import io.tidemill.bus.Topics;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.objectstore.LocalObjectStore;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeOperations;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import io.tidemill.wire.WireWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Real broker, real object store, real tables; archiver and broker are killed in the middle of the stream. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchiverIT {
    private static final int ORDERS = 500;
    private static final int FRAMES = 2_000;
    private static final int BLOCK = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    @Order(1)
    void eachEventIsInTheLakeOnceAfterTheArchiverWasKilled() throws IOException {
        long seed = 20_240_808;
        Random random = new Random(seed);
        TestEvents events = new TestEvents(seed, "BINANCE");
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
                Bus bus = Bus.connect(TestBroker.config());
                Lake lake = Lake.open(config(store))) {
            defineInstruments(bus);
            AtomicBoolean killed = new AtomicBoolean();
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(bus, events, killed));
            for (int kill = 0; kill < 3; kill++) {
                try (ArchiverChild child = ArchiverChild.start(TestBroker.config(), folder, store)) {
                    child.awaitCommits(1 + random.nextInt(6));
                    // somewhere in the middle of the next commit: a few hundred microseconds to some milliseconds of
                    // its
                    // work
                    LockSupport.parkNanos(random.nextInt(40) * 3_000_000L);
                }
            }
            assertThat(publishing)
                    .as("each kill fell in the middle of the stream")
                    .isNotDone();
            killed.set(true);
            publishing.join();
            drain(bus, lake);
            requireEverythingOnce(lake, events);
        }
    }

    @Test
    @Order(2)
    void eachEventIsInTheLakeOnceAfterTheBrokerWasKilled() {
        TestEvents events = new TestEvents(5, "OTHER");
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
                Lake lake = Lake.open(config(store))) {
            try (Bus bus = Bus.connect(TestBroker.config())) {
                // a lake of its own: what the topics hold from before is archived too
                Archiver archiver = start(bus, lake);
                AtomicBoolean restarted = new AtomicBoolean();
                CompletableFuture<Void> publishing =
                        CompletableFuture.runAsync(() -> publishMarket(bus, "OTHER", events, () -> restarted.get()));
                org.awaitility.Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() ->
                                archiver.status().eventsByTopic().getOrDefault(Topics.market("OTHER"), 0L) > 2_000);
                TestBroker.running().kill();
                TestBroker.running();
                restarted.set(true);
                publishing.join();
                archiver.drainAndClose(PATIENCE);
            }
            List<String> stored = replayed(lake, events);
            assertThat(stored).hasSameSizeAs(events.lines());
            assertThat(stored).isEqualTo(events.lines());
            requireWhole(lake);
        }
    }

    private void requireEverythingOnce(Lake lake, TestEvents events) {
        assertThat(replayed(lake, events)).isEqualTo(events.lines());
        Map<String, Long> rows = lake.operations().tables().stream()
                .collect(Collectors.toMap(LakeOperations.TableSummary::table, LakeOperations.TableSummary::rows));
        assertThat(rows)
                .containsEntry("instruments", (long) TestEvents.INSTRUMENTS.size())
                .containsEntry("orders", 3L * ORDERS)
                .containsEntry("fills", (long) ORDERS)
                .containsEntry("balances", (long) ORDERS)
                .containsEntry("raw_frames", (long) FRAMES);
        requireWhole(lake);
    }

    private static void requireWhole(Lake lake) {
        for (LakeTable table : LakeTable.values()) {
            assertThat(lake.operations().verify(table).problems())
                    .as(table.tableName())
                    .isEmpty();
        }
    }

    private static List<String> replayed(Lake lake, TestEvents events) {
        List<String> lines = new ArrayList<>();
        try (MarketReplay replay = lake.reader().replay(ReplayQuery.all(events.names()))) {
            replay.run(new TestEvents.Lines(lines));
        }
        return lines;
    }

    private static Archiver start(Bus bus, Lake lake) {
        return Archiver.start(
                ArchiverConfig.defaults().withCommitEvery(Duration.ofMillis(100)),
                bus,
                lake,
                System::nanoTime,
                failure -> System.out.println("failed " + failure));
    }

    private static void drain(Bus bus, Lake lake) {
        start(bus, lake).drainAndClose(PATIENCE);
    }

    private static void defineInstruments(Bus bus) {
        try (ControlTopic control = bus.control("instruments")) {
            for (Instrument instrument : TestEvents.INSTRUMENTS) {
                new WireWriter(control.at(instrument.name())).instrument(instrument, 1);
            }
        }
    }

    private static void publish(Bus bus, TestEvents events, AtomicBoolean killed) {
        try (TopicWriter raw = bus.writer(Topics.raw("BINANCE"), "test", failure -> {});
                TopicWriter trade = bus.writer(Topics.trade("main"), "test", failure -> {});
                TopicWriter journal = bus.writer(Topics.journal("run-1"), "test", failure -> {})) {
            TestEvents.frames(FRAMES, new WireWriter(raw));
            TestEvents.orders(ORDERS, new WireWriter(trade));
            TestEvents.frames(FRAMES, new WireWriter(journal));
        }
        publishMarket(bus, "BINANCE", events, () -> killed.get());
    }

    /** Small batches at a steady pace, so that a kill falls between many of them; some more after the end. */
    private static void publishMarket(Bus bus, String venue, TestEvents events, BooleanSupplier isOver) {
        try (TopicWriter market = bus.writer(Topics.market(venue), "test", failure -> {})) {
            WireWriter wire = new WireWriter(market);
            int blocksAfter = 20;
            while (blocksAfter > 0) {
                events.market(BLOCK, wire);
                market.flush();
                LockSupport.parkNanos(5_000_000);
                blocksAfter -= isOver.getAsBoolean() ? 1 : 0;
            }
        }
    }

    private LakeConfig config(LocalObjectStore store) {
        return LakeConfig.objectStore(folder, store.warehouse(), store.endpoint(), store.credentialsReference());
    }
}
