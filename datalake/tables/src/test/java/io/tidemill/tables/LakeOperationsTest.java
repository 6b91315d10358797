package io.tidemill.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeOperationsTest {
    private static final String SOURCE = "market/BINANCE";

    @TempDir
    Path folder;

    @Test
    void compactionKeepsRowsOrderPositionsAndOlderSnapshots() {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            write(lake, 6, 500);
            LakeOperations operations = lake.operations();
            String before = operations.contentHash(LakeTable.BOOK_DELTAS);
            EventLog replayed = replayed(lake.reader());
            Map<String, Long> snapshots = lake.reader().snapshots();

            for (MarketKind kind : MarketKind.values()) {
                assertThat(operations.compact(kind.table()).filesBefore()).isGreaterThan(3);
                assertThat(operations.compact(kind.table()).filesBefore()).isZero();
            }
            assertThat(operations.contentHash(LakeTable.BOOK_DELTAS)).isEqualTo(before);
            assertThat(replayed(lake.reader()).lines()).isEqualTo(replayed.lines());
            assertThat(replayed(lake.reader(snapshots)).lines()).isEqualTo(replayed.lines());
            try (LakeWriter writer = lake.writer("test")) {
                assertThat(writer.source(SOURCE, SourceKind.MARKET).resumePosition())
                        .isEqualTo("part 5");
            }
            operations.expire(LakeTable.TRADES, Long.MAX_VALUE, 1);
            try (LakeWriter writer = lake.writer("test")) {
                assertThat(writer.source(SOURCE, SourceKind.MARKET).resumePosition())
                        .isEqualTo("part 5");
            }
            assertThat(replayed(lake.reader()).lines()).isEqualTo(replayed.lines());
            assertThat(operations.verify(LakeTable.TRADES).problems()).isEmpty();
        }
    }

    @Test
    void verifyFindsAFileThatIsMissingOrChanged() throws IOException {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            write(lake, 2, 2_000);
            for (LakeTable table : LakeTable.values()) {
                assertThat(lake.operations().verify(table).problems()).isEmpty();
            }
            List<Path> files = files("quotes");
            byte[] bytes = Files.readAllBytes(files.get(0));
            bytes[bytes.length / 2] ^= 1;
            Files.write(files.get(0), bytes);
            Files.delete(files.get(1));
            assertThat(lake.operations().verify(LakeTable.QUOTES).problems())
                    .hasSize(2)
                    .allMatch(problem -> problem.contains("cannot be read"));
        }
    }

    @Test
    void partitionsAddUpToTheTable() {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            write(lake, 2, 2_000);
            long rows = lake.operations().partitions(LakeTable.TRADES).stream()
                    .mapToLong(LakeOperations.PartitionSummary::rows)
                    .sum();
            assertThat(lake.operations().tables())
                    .filteredOn(table -> table.table().equals("trades"))
                    .extracting(LakeOperations.TableSummary::rows)
                    .containsExactly(rows);
            assertThat(lake.operations().partitions(LakeTable.TRADES))
                    .extracting(partition -> partition.day() + " " + partition.venue())
                    .containsExactly("2024-08-08 BINANCE", "2024-08-09 BINANCE");
        }
    }

    @Test
    void aSnapshotThatIsGoneIsNamed() {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            write(lake, 1, 100);
            assertThatThrownBy(() -> lake.reader(Map.of("trades", 42L)))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("table trades has no snapshot 42");
        }
    }

    private List<Path> files(String table) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> path.toString().contains("/" + table + "/data/")
                            && path.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static EventLog replayed(LakeReader reader) {
        EventLog log = new EventLog();
        try (MarketReplay replay = reader.replay(ReplayQuery.all(GeneratedEvents.names()))) {
            replay.run(log);
        }
        return log;
    }

    static void write(Lake lake, int parts, int eventsEach) {
        GeneratedEvents events = new GeneratedEvents(11);
        try (LakeWriter writer = lake.writer("test")) {
            LakeSource control = writer.source("control/instruments", SourceKind.CONTROL);
            GeneratedEvents.instruments().forEach(instrument -> control.instrument(instrument, 1));
            control.position("1");
            LakeSource source = writer.source(SOURCE, SourceKind.MARKET);
            for (int part = 0; part < parts; part++) {
                events.next(eventsEach, source.market());
                source.position("part " + part);
                writer.commit(Map.of());
            }
            writer.commit(Map.of(), LakeWriter.Quiet.STAMP);
        }
    }
}
