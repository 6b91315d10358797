package io.tidemill.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.market.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a writer must hold when the lake refuses, when it is killed between tables, and when somebody else writes too. */
class LakeWriterTest {
    private static final String SOURCE = "market/BINANCE";

    @TempDir
    Path folder;

    @Test
    void aWriterThatDiedBetweenTwoTablesLeavesNothingOutAndNothingTwice() throws IOException {
        EventLog expected = new EventLog();
        new GeneratedEvents(3).next(4_000, expected);
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            define(lake);
            try (LakeWriter writer = lake.writer("test")) {
                LakeSource source = writer.source(SOURCE, SourceKind.MARKET);
                GeneratedEvents events = new GeneratedEvents(3);
                events.next(1_000, source.market());
                source.position("1000");
                writer.commit(Map.of());
                events.next(1_000, source.market());
                source.position("2000");
                Path blocked = refuse("quotes");
                assertThatThrownBy(() -> writer.commit(Map.of()))
                        .isInstanceOf(LakeException.class)
                        .hasMessageContaining("a file of quotes cannot be written");
                allow(blocked);
            }
            assertThat(rows(lake, "trades")).isGreaterThan(rows(lake, "quotes") / 2);
            try (LakeWriter writer = lake.writer("test")) {
                LakeSource source = writer.source(SOURCE, SourceKind.MARKET);
                assertThat(source.resumePosition()).isEqualTo("1000");
                assertThat(source.events()).isEqualTo(1_000);
                GeneratedEvents events = new GeneratedEvents(3);
                events.next(1_000, new EventLog());
                events.next(3_000, source.market());
                source.position("4000");
                writer.commit(Map.of());
            }
            EventLog stored = new EventLog();
            try (MarketReplay replay = lake.reader().replay(ReplayQuery.all(GeneratedEvents.names()))) {
                replay.run(stored);
            }
            assertThat(stored.lines()).isEqualTo(expected.lines());
        }
    }

    @Test
    void aRefusedCommitMayBeMadeAgain() throws IOException {
        try (Lake lake = Lake.open(LakeConfig.local(folder));
                LakeWriter writer = lake.writer("test")) {
            define(lake, writer);
            LakeSource source = writer.source(SOURCE, SourceKind.MARKET);
            new GeneratedEvents(4).next(2_000, source.market());
            source.position("2000");
            Path blocked = refuse("book_deltas");
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> writer.commit(Map.of()))
                        .isInstanceOfSatisfying(
                                LakeException.class,
                                e -> assertThat(e.isRetryable()).isTrue());
            }
            allow(blocked);
            writer.commit(Map.of());
            assertThat(rows(lake, "trades") + rows(lake, "quotes") + rows(lake, "book_deltas") + rows(lake, "gaps"))
                    .isEqualTo(2_000);
            for (LakeTable table : LakeTable.values()) {
                assertThat(lake.operations().verify(table).problems()).isEmpty();
            }
        }
    }

    @Test
    void twoWritersOfOneSourceAreRefused() {
        try (Lake lake = Lake.open(LakeConfig.local(folder));
                LakeWriter first = lake.writer("first");
                LakeWriter second = lake.writer("second")) {
            define(lake, first);
            LakeSource one = first.source(SOURCE, SourceKind.MARKET);
            LakeSource two = second.source(SOURCE, SourceKind.MARKET);
            one.market().trade(0, 1, 1, 1, 1, 1, Side.BUY);
            one.position("1");
            first.commit(Map.of());
            GeneratedEvents.instruments()
                    .forEach(instrument ->
                            second.source("control/x", SourceKind.CONTROL).instrument(instrument, 1));
            second.source("control/x", SourceKind.CONTROL).position("1");
            two.market().trade(0, 1, 1, 1, 1, 1, Side.BUY);
            two.position("1");
            assertThatThrownBy(() -> second.commit(Map.of()))
                    .isInstanceOfSatisfying(
                            LakeException.class,
                            e -> assertThat(e.isRetryable()).isFalse())
                    .hasMessageContaining("another writer has gone on with [market/BINANCE] in trades");
        }
    }

    @Test
    void aFileThatIsInTheLakeIsKnown() {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            importFile(lake);
            String hash = lake.operations().contentHash(LakeTable.TRADES);
            try (LakeWriter writer = lake.writer("import")) {
                LakeSource again = writer.source("file/a@sha", SourceKind.FILE);
                assertThat(again.isComplete()).isTrue();
                assertThat(writer.source("file/b@sha", SourceKind.FILE).isComplete())
                        .isFalse();
            }
            try (Lake other = Lake.open(LakeConfig.local(folder.resolve("other")))) {
                importFile(other);
                assertThat(other.operations().contentHash(LakeTable.TRADES)).isEqualTo(hash);
                assertThat(other.operations().contentHash(LakeTable.INSTRUMENTS))
                        .isEqualTo(lake.operations().contentHash(LakeTable.INSTRUMENTS));
            }
        }
    }

    @Test
    void filesOfAWriterThatWasKilledAreRemoved() throws IOException {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            importFile(lake);
            Path orphan = data("trades").resolve("day=2024-08-08").resolve("import--left-behind.parquet");
            Files.createDirectories(orphan.getParent());
            Files.write(orphan, new byte[100]);
            Path foreign = orphan.resolveSibling("somebody--else.parquet");
            Files.write(foreign, new byte[100]);
            try (LakeWriter writer = lake.writer("import")) {
                assertThat(writer.removeOrphans()).isEqualTo(1);
            }
            assertThat(orphan).doesNotExist();
            assertThat(foreign).exists();
            assertThat(lake.operations().verify(LakeTable.TRADES).problems()).isEmpty();
        }
    }

    @Test
    void aPriceThatADoubleCannotHoldIsRefusedAndRolledBack() {
        try (Lake lake = Lake.open(LakeConfig.local(folder));
                LakeWriter writer = lake.writer("test")) {
            define(lake, writer);
            LakeSource source = writer.source(SOURCE, SourceKind.MARKET);
            source.mark();
            source.market().trade(0, 1, 1, 1, 1, 1, Side.BUY);
            assertThatThrownBy(() -> source.market().trade(0, 1, 1, 1, 1L << 53, 1, Side.BUY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("price of BTC-USDT.BINANCE must be below 2^53");
            source.rollBack();
            assertThat(source.events()).isZero();
            assertThatThrownBy(() -> source.market().trade(9, 1, 1, 1, 1, 1, Side.BUY))
                    .isInstanceOf(UnknownInstrumentException.class);
            source.rollBack();
            source.market().trade(0, 1, 1, 7, 1, 1, Side.BUY);
            source.position("1");
            assertThat(writer.commit(Map.of())).containsEntry(LakeTable.TRADES, 1L);
        }
    }

    private static void importFile(Lake lake) {
        try (LakeWriter writer = lake.writer("import")) {
            LakeSource file = writer.source("file/a@sha", SourceKind.FILE);
            GeneratedEvents.instruments().forEach(instrument -> file.instrument(instrument, 1));
            new GeneratedEvents(9).next(1_000, file.market());
            file.complete();
            writer.commit(Map.of(), LakeWriter.Quiet.STAMP);
        }
    }

    private static void define(Lake lake) {
        try (LakeWriter writer = lake.writer("define")) {
            define(lake, writer);
            writer.commit(Map.of());
        }
    }

    private static void define(Lake lake, LakeWriter writer) {
        assertThat(lake.config().isObjectStore()).isFalse();
        LakeSource control = writer.source("control/instruments", SourceKind.CONTROL);
        GeneratedEvents.instruments().forEach(instrument -> control.instrument(instrument, 1));
        control.position("1");
    }

    private static long rows(Lake lake, String table) {
        return lake.operations().tables().stream()
                .filter(summary -> summary.table().equals(table))
                .mapToLong(LakeOperations.TableSummary::rows)
                .sum();
    }

    /** Puts a file where the folder of the data must be: nothing can be written below it, as on a full disk. */
    private Path refuse(String table) throws IOException {
        Path data = data(table);
        if (Files.exists(data)) {
            Files.move(data, data.resolveSibling("away"));
        }
        return Files.createFile(data);
    }

    private static void allow(Path data) throws IOException {
        Files.delete(data);
        if (Files.exists(data.resolveSibling("away"))) {
            Files.move(data.resolveSibling("away"), data);
        }
    }

    private Path data(String table) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> path.endsWith(Path.of("tidemill", table)))
                    .findFirst()
                    .orElseThrow()
                    .resolve("data");
        }
    }
}
