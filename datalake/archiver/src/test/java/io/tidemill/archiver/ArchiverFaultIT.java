package io.tidemill.archiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidemill.bus.Topics;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.objectstore.LocalObjectStore;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeException;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.MarketReplay;
import io.tidemill.tables.ReplayQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real object store that goes away, and topics that hold what they must not. */
class ArchiverFaultIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MARKET = Topics.market("BINANCE");

    @TempDir
    Path folder;

    private final FakeTopics bus = new FakeTopics();
    private final TestEvents events = new TestEvents(1, "BINANCE");
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    @Test
    void anObjectStoreThatComesBackFindsNothingLostAndNothingTwice() {
        LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
        int port = store.endpoint().getPort();
        try (Lake lake = Lake.open(config(store))) {
            define();
            publish(10);
            Archiver archiver = start(lake, 1_000);
            await().atMost(PATIENCE).until(() -> archiver.status().rowsByTable().containsKey("book_deltas"));
            store.close();
            publish(10);
            await().atMost(PATIENCE).until(() -> archiver.status().refusedCommits() > 0);
            store = LocalObjectStore.start(folder.resolve("store"), port);
            archiver.drainAndClose(PATIENCE);
            assertThat(replayed(lake)).isEqualTo(events.lines());
            assertThat(lake.operations().verify(LakeTable.BOOK_DELTAS).problems())
                    .isEmpty();
        } finally {
            store.close();
        }
    }

    @Test
    void anObjectStoreThatStaysAwayIsAFailureAndNoPositionMoves() {
        LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
        LakeConfig config = config(store);
        int port = store.endpoint().getPort();
        try (Lake lake = Lake.open(config)) {
            define();
            publish(3);
            start(lake, 1).drainAndClose(PATIENCE);
            Archiver archiver = start(lake, 1);
            await().atMost(PATIENCE).until(() -> archiver.status().topics() == 2);
            store.close();
            publish(3);
            await().atMost(PATIENCE).until(() -> failure.get() != null);
            assertThat(failure.get())
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("cannot be written to s3://");
            assertThatThrownBy(archiver::close)
                    .isInstanceOf(ArchiverException.class)
                    .hasMessageContaining("the archiver failed");
        }
        try (LocalObjectStore again = LocalObjectStore.start(folder.resolve("store"), port);
                Lake lake = Lake.open(config(again))) {
            start(lake, 1).drainAndClose(PATIENCE);
            assertThat(replayed(lake)).isEqualTo(events.lines());
        }
    }

    @Test
    void eventsWaitForTheDefinitionOfTheirInstrument() {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            publish(2);
            Archiver archiver = start(lake, 1);
            await().atMost(PATIENCE).until(() -> archiver.status().topics() == 1);
            define();
            archiver.drainAndClose(PATIENCE);
            assertThat(replayed(lake)).isEqualTo(events.lines());
        }
    }

    @Test
    void aPayloadThatIsNoBatchIsNamedAndNothingOfItIsKept() {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            define();
            publish(1);
            bus.raw(MARKET, new byte[] {9, 9, 9, 9, 9});
            Archiver archiver = start(lake, 1);
            await().atMost(PATIENCE).until(() -> failure.get() != null);
            assertThat(failure.get())
                    .isInstanceOf(ArchiverException.class)
                    .hasMessageContaining("payload 1:1 of " + MARKET + " cannot be archived");
            assertThatThrownBy(archiver::close).isInstanceOf(ArchiverException.class);
        }
    }

    private void define() {
        for (Instrument instrument : TestEvents.INSTRUMENTS) {
            bus.publish(Topics.control("instruments"), wire -> wire.instrument(instrument, 1));
        }
    }

    @Test
    void twoThatBelieveToHaveTheSameTopicWriteItOnce() {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            define();
            publish(5);
            Archiver one = Archiver.start(quick(8).sharing(2, "one"), bus, lake, System::nanoTime, failure::set);
            Archiver other = Archiver.start(quick(8).sharing(2, "other"), bus, lake, System::nanoTime, failure::set);
            await().atMost(PATIENCE).until(() -> {
                publish(1);
                return one.status().refusedCommits() + other.status().refusedCommits() > 0;
            });
            one.close();
            other.drainAndClose(PATIENCE);
            assertThat(failure.get()).isNull();
            assertThat(replayed(lake)).isEqualTo(events.lines());
        }
    }

    private void publish(int payloads) {
        for (int i = 0; i < payloads; i++) {
            bus.publish(MARKET, wire -> events.market(200, wire));
        }
    }

    private Archiver start(Lake lake, int attempts) {
        return Archiver.start(quick(attempts), bus, lake, System::nanoTime, failure::set);
    }

    private static ArchiverConfig quick(int attempts) {
        return new ArchiverConfig(
                "archiver",
                1,
                "",
                Duration.ofMillis(20),
                1_000_000,
                Duration.ofSeconds(10),
                Duration.ofMillis(20),
                Duration.ofSeconds(30),
                attempts);
    }

    private List<String> replayed(Lake lake) {
        List<String> lines = new ArrayList<>();
        try (MarketReplay replay = lake.reader().replay(ReplayQuery.all(events.names()))) {
            replay.run(new TestEvents.Lines(lines));
        }
        return lines;
    }

    private LakeConfig config(LocalObjectStore store) {
        return LakeConfig.objectStore(folder, store.warehouse(), store.endpoint(), store.credentialsReference());
    }
}
