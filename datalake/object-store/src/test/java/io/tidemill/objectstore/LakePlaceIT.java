package io.tidemill.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.Side;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeException;
import io.tidemill.tables.LakeOperations;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakePlaceIT {
    @TempDir
    Path folder;

    @Test
    void aFileSaysWhereALakeIsElsewhere() throws IOException {
        LakeConfig config = LakeConfig.local(folder.resolve("elsewhere"));
        Path file = Files.write(folder.resolve("lake.json"), Json.bytes(config));
        assertThat(LakePlace.isLake(file)).isTrue();
        try (LakePlace opened = LakePlace.open(file)) {
            assertThat(opened.config()).isEqualTo(config);
        }
        Files.writeString(file, "{\"catalogUrl\": \"jdbc:sqlite:x\", \"warehouse\": \"ftp://x\"}");
        assertThatThrownBy(() -> LakePlace.open(file))
                .isInstanceOf(LakeException.class)
                .hasMessageStartingWith(file + " must say where a lake is: ");
    }

    @Test
    void whatWasWrittenIsThereWhenItIsOpenedAgain() {
        Path place = folder.resolve("deep/lake");
        try (LakePlace created = LakePlace.create(place)) {
            assertThat(created.config().isObjectStore()).isTrue();
            writeOneTrade(created.config());
        }
        try (LakePlace opened = LakePlace.open(place)) {
            assertThat(trades(opened.config())).isEqualTo(1);
        }
    }

    @Test
    void twoMayHaveItOpen() {
        try (LakePlace first = LakePlace.create(folder);
                LakePlace second = LakePlace.open(folder)) {
            writeOneTrade(first.config());
            assertThat(trades(second.config())).isEqualTo(1);
        }
    }

    @Test
    void plainFilesNeedNoServer() {
        writeOneTrade(LakeConfig.local(folder));
        try (LakePlace opened = LakePlace.open(folder)) {
            assertThat(opened.config()).isEqualTo(LakeConfig.local(folder));
            assertThat(trades(opened.config())).isEqualTo(1);
        }
    }

    @Test
    void aFolderWithoutALakeIsNamed() {
        assertThatThrownBy(() -> LakePlace.open(folder))
                .isInstanceOf(LakeException.class)
                .hasMessage("there is no lake in " + folder.toAbsolutePath()
                        + " (no catalog.db); record or import one first");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLakeIsNotMadeTwice() {
        LakePlace.create(folder).close();
        assertThatThrownBy(() -> LakePlace.create(folder))
                .isInstanceOf(LakeException.class)
                .hasMessage("there is a lake in " + folder.toAbsolutePath() + " already");
        LakePlace.openOrCreate(folder).close();
    }

    private static void writeOneTrade(LakeConfig config) {
        try (Lake lake = Lake.open(config);
                LakeWriter writer = lake.writer("test")) {
            LakeSource source = writer.source("file/a", SourceKind.FILE);
            source.instrument(
                    Instrument.spot(
                            0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.001"), 1, 5, 0),
                    1_000);
            source.market().trade(0, 900, 1_000, 1, 6_000_001, 5, Side.BUY);
            source.complete();
            writer.commit(Map.of());
        }
    }

    private static long trades(LakeConfig config) {
        try (Lake lake = Lake.open(config)) {
            return lake.operations().tables().stream()
                    .filter(table -> table.table().equals("trades"))
                    .mapToLong(LakeOperations.TableSummary::rows)
                    .sum();
        }
    }
}
