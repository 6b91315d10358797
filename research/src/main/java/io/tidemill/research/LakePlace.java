package io.tidemill.research;

import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeException;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a lake is, as a command line says it. */
final class LakePlace {
    private LakePlace() {}

    /**
     * A folder with a lake in it, or a JSON file of a {@link LakeConfig}.
     *
     * @throws LakeException if there is nothing
     */
    static LakeConfig read(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return Json.read(Files.readAllBytes(place), LakeConfig.class);
        }
        // opening would make an empty lake where there is none
        if (!Files.isDirectory(place) || !Files.exists(place.resolve("catalog.db"))) {
            throw LakeException.broken("there is no lake in " + place.toAbsolutePath());
        }
        return LakeConfig.local(place);
    }
}
