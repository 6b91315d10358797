package io.tidemill.node.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidemill.node.metrics.Metrics;
import io.tidemill.node.platform.RunFolder;
import io.tidemill.objectstore.LocalObjectStore;
import io.tidemill.tables.FileCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalCopiesIT {
    private static final String ACCOUNT = "desk";
    private static final long NOW_S = 1_000_000;

    @TempDir
    Path folder;

    private RunFolder runs;

    @BeforeEach
    void makeDataFolder() throws IOException {
        runs = new RunFolder(Files.createDirectories(folder.resolve("data")));
    }

    @Test
    void whatFormerRunsLeftArrivesOnceAndTheOwnOneWhenItHasEnded() throws IOException {
        Path first = journal(1);
        Path second = journal(2);
        Path own = journal(3);
        try (LocalObjectStore store = store(LocalObjectStore.ANY_PORT)) {
            try (JournalCopies copies = copies(3, place(store))) {
                copies.start();
                await().until(() -> Files.exists(mark(second)));
                assertThat(copy(first)).hasSameBinaryContentAs(first);
                assertThat(copy(second)).hasSameBinaryContentAs(second);
                assertThat(copy(own)).doesNotExist();
                copies.ownEnded();
            }
            assertThat(copy(own)).hasSameBinaryContentAs(own);
            assertThat(mark(own)).hasContent("s3://tidemill/journal/desk/" + runs.name("", 0) + "/run-000003.journal");

            Files.delete(copy(first));
            Path next = journal(4);
            try (JournalCopies copies = copies(4, place(store))) {
                copies.start();
                copies.ownEnded();
            }
            assertThat(copy(next)).hasSameBinaryContentAs(next);
            assertThat(copy(first)).doesNotExist();
        }
    }

    @Test
    void aStoreThatIsAwayDelaysNothingAndIsTriedAgain() throws IOException {
        Path first = journal(1);
        Files.setLastModifiedTime(first, FileTime.from(NOW_S - 90, TimeUnit.SECONDS));
        journal(2);
        int port;
        FileCopies place;
        try (LocalObjectStore store = store(LocalObjectStore.ANY_PORT)) {
            port = store.endpoint().getPort();
            place = place(store);
        }
        try (JournalCopies copies = copies(2, place);
                Metrics metrics = new Metrics()) {
            copies.register(metrics);
            long beginNs = System.nanoTime();
            copies.start();
            assertThat(Duration.ofNanos(System.nanoTime() - beginNs)).isLessThan(Duration.ofMillis(500));
            await().until(() -> metrics.scrape().contains("tidemill_journals_waiting{account=\"desk\"} 1.0"));
            assertThat(metrics.scrape()).contains("tidemill_journals_waiting_age_seconds{account=\"desk\"} 90.0");
            try (LocalObjectStore store = store(port)) {
                assertThat(store.endpoint().getPort()).isEqualTo(port);
                await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(mark(first)));
                assertThat(copy(first)).hasSameBinaryContentAs(first);
            }
            await().until(() -> metrics.scrape().contains("tidemill_journals_waiting{account=\"desk\"} 0.0"));
        }
    }

    @Test
    void aStoreThatIsAwayAtTheStopLeavesTheJournalToTheNextStart() throws IOException {
        Path first = journal(1);
        FileCopies place;
        try (LocalObjectStore store = store(LocalObjectStore.ANY_PORT)) {
            place = place(store);
        }
        try (JournalCopies copies = copies(1, place)) {
            copies.start();
            copies.ownEnded();
        }
        assertThat(mark(first)).doesNotExist();
        try (LocalObjectStore store = store(LocalObjectStore.ANY_PORT);
                JournalCopies copies = copies(2, place(store))) {
            copies.start();
            await().until(() -> Files.exists(mark(first)));
            assertThat(copy(first)).hasSameBinaryContentAs(first);
        }
    }

    @Test
    void aDataFolderKeepsItsName() throws IOException {
        String name = runs.name("here", TimeUnit.SECONDS.toNanos(NOW_S));
        assertThat(name).isEqualTo("here-19700112T134640Z");
        assertThat(new RunFolder(runs.dataFolder()).name("elsewhere", 0)).isEqualTo(name);
    }

    private JournalCopies copies(int run, FileCopies place) throws IOException {
        return new JournalCopies(runs, run, ACCOUNT, () -> TimeUnit.SECONDS.toNanos(NOW_S), place);
    }

    private LocalObjectStore store(int port) {
        return LocalObjectStore.start(folder.resolve("store"), port);
    }

    private static FileCopies place(LocalObjectStore store) {
        return new FileCopies(
                "s3://" + LocalObjectStore.BUCKET + "/journal",
                store.endpoint().toString(),
                store.credentialsReference());
    }

    private Path journal(int run) throws IOException {
        byte[] content = new byte[100_000 + run];
        new Random(run).nextBytes(content);
        return Files.write(runs.journalFile(run), content);
    }

    private Path copy(Path journal) throws IOException {
        return folder.resolve("store/objects/tidemill/journal")
                .resolve(ACCOUNT)
                .resolve(runs.name("", 0))
                .resolve(journal.getFileName());
    }

    private static Path mark(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".copied");
    }
}
