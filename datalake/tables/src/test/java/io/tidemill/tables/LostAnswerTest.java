package io.tidemill.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold when the catalog has done a commit and its answer is lost. */
class LostAnswerTest {
    private static final String SOURCE = "market/BINANCE";

    @TempDir
    Path folder;

    private ForgetfulDriver catalog;
    private Lake lake;
    private final EventLog written = new EventLog();
    private final GeneratedEvents events = new GeneratedEvents(5);

    @BeforeEach
    void open() throws SQLException {
        catalog = ForgetfulDriver.register();
        lake = Lake.open(catalog.config(folder));
        try (LakeWriter writer = lake.writer("define")) {
            LakeSource control = writer.source("control/instruments", SourceKind.CONTROL);
            GeneratedEvents.instruments().forEach(instrument -> control.instrument(instrument, 1));
            control.position("1");
            writer.commit(Map.of());
        }
    }

    @AfterEach
    void close() throws SQLException {
        lake.close();
        catalog.close();
    }

    @Test
    void aCommitThatHappenedIsFoundAndNotMadeTwice() {
        try (LakeWriter writer = lake.writer("test")) {
            give(writer, "1000");
            catalog.loseNextCommit();
            assertThat(writer.commit(Map.of()).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(1_000);
            give(writer, "2000");
            writer.commit(Map.of());
        }
        assertEachEventIsThereOnce();
    }

    @Test
    void aCommitInDoubtIsSettledByTheNextOne() {
        try (LakeWriter writer = lake.writer("test")) {
            give(writer, "1000");
            catalog.loseNextCommitAndStayAway();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> writer.commit(Map.of()))
                        .isInstanceOfSatisfying(
                                LakeException.class,
                                e -> assertThat(e.isRetryable()).isTrue());
            }
            catalog.comeBack();
            give(writer, "2000");
            assertThat(writer.commit(Map.of()).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(2_000);
        }
        assertEachEventIsThereOnce();
    }

    @Test
    void aWriterThatGivesUpKeepsTheFilesOfACommitInDoubt() {
        try (LakeWriter writer = lake.writer("test")) {
            give(writer, "1000");
            catalog.loseNextCommitAndStayAway();
            assertThatThrownBy(() -> writer.commit(Map.of())).isInstanceOf(LakeException.class);
        }
        catalog.comeBack();
        try (LakeWriter next = lake.writer("test")) {
            next.removeOrphans();
            // the tables behind the one in doubt have nothing yet: the source is read again from its beginning
            assertThat(next.source(SOURCE, SourceKind.MARKET).resumePosition()).isEmpty();
            new GeneratedEvents(5)
                    .next(1_000, next.source(SOURCE, SourceKind.MARKET).market());
            next.source(SOURCE, SourceKind.MARKET).position("1000");
            next.commit(Map.of());
        }
        assertEachEventIsThereOnce();
    }

    @Test
    void aCompactionInDoubtLosesNoRows() {
        try (LakeWriter writer = lake.writer("test")) {
            for (int part = 0; part < 3; part++) {
                give(writer, "part " + part);
                writer.commit(Map.of());
            }
        }
        catalog.loseNextCommit();
        assertThatThrownBy(() -> lake.operations().compact(LakeTable.TRADES))
                .isInstanceOf(LakeException.class)
                .hasMessage("trades cannot be compacted: the connection broke");
        assertEachEventIsThereOnce();
    }

    private void give(LakeWriter writer, String position) {
        LakeSource source = writer.source(SOURCE, SourceKind.MARKET);
        events.next(1_000, new EventLog.Both(written, source.market()));
        source.position(position);
    }

    private void assertEachEventIsThereOnce() {
        EventLog read = new EventLog();
        try (MarketReplay replay = lake.reader().replay(ReplayQuery.all(GeneratedEvents.names()))) {
            replay.run(read);
        }
        assertThat(read.lines()).isEqualTo(written.lines());
        for (LakeTable table : LakeTable.values()) {
            assertThat(lake.operations().verify(table).problems()).isEmpty();
        }
    }
}
