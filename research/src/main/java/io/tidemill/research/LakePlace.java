package io.tidemill.research;

import io.tidemill.backtester.command.LakeAccess;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Opens the lake in a folder, or the one that a JSON file of a {@link LakeConfig} names. */
final class LakePlace implements LakeAccess {
    @Override
    public <T> T with(Path place, Function<Lake, T> use) {
        if (!Files.isRegularFile(place)) {
            return LakeAccess.local().with(place, use);
        }
        try (Lake lake = Lake.open(Json.read(Files.readAllBytes(place), LakeConfig.class))) {
            return use.apply(lake);
        } catch (IOException e) {
            throw new NoLakeException("the place of the lake cannot be read from " + place + ": " + e);
        }
    }
}
