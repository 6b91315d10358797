package io.tidemill.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.model.market.Side;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeException;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeTable;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreIT {
    @TempDir
    Path folder;

    @Test
    void aLakeInItSurvivesARestart() {
        String warehouse;
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
                Lake lake = Lake.open(config(store));
                LakeWriter writer = lake.writer("test")) {
            LakeSource source = writer.source("file/a", SourceKind.FILE);
            source.instrument(
                    Instrument.spot(
                            0, "BINANCE", "BTCUSDT", "BTC", "USDT", Step.parse("0.01"), Step.parse("0.001"), 1, 5, 0),
                    1_000);
            source.market().trade(0, 900, 1_000, 1, 6_000_001, 5, Side.BUY);
            source.complete();
            assertThat(writer.commit(Map.of())).containsEntry(LakeTable.TRADES, 1L);
            warehouse = store.warehouse();
        }
        assertThat(warehouse).isEqualTo("s3://tidemill/lake");
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
                Lake lake = Lake.open(config(store))) {
            assertThat(lake.operations().tables())
                    .filteredOn(table -> table.table().equals("trades"))
                    .first()
                    .satisfies(table -> assertThat(table.rows()).isEqualTo(1));
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("one"), LocalObjectStore.ANY_PORT)) {
            int port = store.endpoint().getPort();
            assertThatThrownBy(() -> LocalObjectStore.start(folder.resolve("two"), port))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("port " + port + " on 127.0.0.1 is taken");
        }
    }

    private LakeConfig config(LocalObjectStore store) {
        return LakeConfig.objectStore(folder, store.warehouse(), store.endpoint(), store.credentialsReference());
    }
}
