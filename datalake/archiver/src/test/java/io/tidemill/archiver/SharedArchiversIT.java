package io.tidemill.archiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemill.bus.Bus;
import io.tidemill.bus.ControlTopic;
import io.tidemill.bus.TopicWriter;
import io.tidemill.bus.Topics;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.objectstore.LocalObjectStore;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import io.tidemill.wire.WireWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real broker, real object store; archivers that divide the topics come, are killed and come again in the middle of the stream. */
class SharedArchiversIT {
    private static final int SHARES = 8;
    private static final int BLOCK = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void eachEventIsInTheLakeOnceWhoeverCameAndWent() throws IOException {
        TestEvents east = new TestEvents(1, "EAST");
        TestEvents north = new TestEvents(2, "NORTH");
        assertThat(Duty.share(Topics.market("EAST"), SHARES) % 2)
                .as("two archivers, which get every second share, have one of the topics each")
                .isNotEqualTo(Duty.share(Topics.market("NORTH"), SHARES) % 2);
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
                Bus bus = Bus.connect(TestBroker.config());
                Lake lake = Lake.open(config(store))) {
            define(bus);
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> publishing = CompletableFuture.allOf(
                    CompletableFuture.runAsync(() -> publish(bus, "EAST", east, over)),
                    CompletableFuture.runAsync(() -> publish(bus, "NORTH", north, over)));
            try (ArchiverChild first = child(store, "a")) {
                first.awaitCommits(3);
                try (ArchiverChild second = child(store, "b")) {
                    // beside the first
                    second.awaitCommits(5);
                    first.kill();
                    // instead of it
                    second.awaitCommits(12);
                    try (ArchiverChild again = child(store, "a")) {
                        again.awaitCommits(5);
                        assertThat(publishing).as("all of that in mid-stream").isNotDone();
                        over.set(true);
                        publishing.join();
                    }
                }
            }
            Archiver last = Archiver.start(
                    ArchiverConfig.defaults().sharing(SHARES, "c"), bus, lake, System::nanoTime, failure -> {});
            await().atMost(PATIENCE).until(() -> last.status().eventsByTopic().size() == topics(bus));
            last.drainAndClose(PATIENCE);

            assertThat(replayed(lake, "EAST")).isEqualTo(east.lines());
            assertThat(replayed(lake, "NORTH")).isEqualTo(north.lines());
            assertThat(lake.reader().instruments().newest()).containsExactlyElementsOf(TestEvents.INSTRUMENTS);
            for (LakeTable table : LakeTable.values()) {
                assertThat(lake.operations().verify(table).problems())
                        .as(table.tableName())
                        .isEmpty();
            }
        }
        assertThat(filesOf("archiver-a--")).as("files by the first").isPositive();
        assertThat(filesOf("archiver-b--")).as("files by the second").isPositive();
    }

    private ArchiverChild child(LocalObjectStore store, String replica) throws IOException {
        return ArchiverChild.start(TestBroker.config(), folder, store, SHARES, replica);
    }

    private long filesOf(String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .count();
        }
    }

    private static int topics(Bus bus) {
        return Stream.of(Topics.CONTROL, Topics.RAW, Topics.MARKET, Topics.TRADE, Topics.JOURNAL)
                .mapToInt(namespace -> bus.topics(namespace).size())
                .sum();
    }

    private static void define(Bus bus) {
        try (ControlTopic control = bus.control("instruments")) {
            for (Instrument instrument : TestEvents.INSTRUMENTS) {
                new WireWriter(control.at(instrument.name())).instrument(instrument, 1);
            }
        }
    }

    private static void publish(Bus bus, String venue, TestEvents events, AtomicBoolean over) {
        try (TopicWriter market = bus.writer(Topics.market(venue), "test", failure -> {})) {
            WireWriter wire = new WireWriter(market);
            while (!over.get()) {
                events.market(BLOCK, wire);
                market.flush();
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private static List<String> replayed(Lake lake, String venue) {
        List<String> lines = new ArrayList<>();
        try (MarketReplay replay = lake.reader().replay(ReplayQuery.all(new TestEvents(0, venue).names()))) {
            replay.run(new TestEvents.Lines(lines));
        }
        return lines;
    }

    private LakeConfig config(LocalObjectStore store) {
        return LakeConfig.objectStore(folder, store.warehouse(), store.endpoint(), store.credentialsReference());
    }
}
