package io.tidemill.research;

import io.tidemill.backtester.command.LakeAccess;
import io.tidemill.objectstore.LakeFolder;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Opens the lake in a folder, with its object store if it has one, or the one that a JSON file of a {@link LakeConfig} names. */
final class LakePlace implements LakeAccess {
    @Override
    public <T> T with(Path place, Function<Lake, T> use) {
        if (Files.isRegularFile(place)) {
            return with(config(place), use);
        }
        try (LakeFolder folder = LakeFolder.open(place)) {
            return with(folder.config(), use);
        }
    }

    private static <T> T with(LakeConfig config, Function<Lake, T> use) {
        try (Lake lake = Lake.open(config)) {
            return use.apply(lake);
        }
    }

    private static LakeConfig config(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), LakeConfig.class);
        } catch (IOException e) {
            throw new NoLakeException("the place of the lake cannot be read from " + file + ": " + e);
        }
    }
}
