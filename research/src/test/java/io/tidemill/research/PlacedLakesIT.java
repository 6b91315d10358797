package io.tidemill.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeException;
import io.tidemill.tables.LakeTable;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The object store of a lake on the class path of Spark, whose own server stands on another servlet API. */
class PlacedLakesIT {
    @TempDir
    Path folder;

    private final PlacedLakes places = new PlacedLakes();

    @Test
    void aFolderWithAnObjectStoreIsServedWhileItIsUsed() {
        LakePlace.create(folder).close();
        int tables = places.with(folder, lake -> {
            assertThat(lake.config().isObjectStore()).isTrue();
            return lake.operations().tables().size();
        });
        assertThat(tables).isEqualTo(LakeTable.values().length);
    }

    @Test
    void aFileNamesALakeElsewhere() throws IOException {
        LakeConfig config = LakeConfig.local(folder.resolve("lake"));
        Files.createDirectories(folder.resolve("lake"));
        Path file = Files.write(folder.resolve("lake.json"), Json.bytes(config));
        assertThat(places.<LakeConfig>with(file, lake -> lake.config())).isEqualTo(config);
    }

    @Test
    void aFolderWithoutALakeIsNamed() {
        assertThatThrownBy(() -> places.with(folder, lake -> lake))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("there is no lake in " + folder.toAbsolutePath());
    }
}
