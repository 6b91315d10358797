package io.tidemill.connectors;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The shared fixtures, where they are present. */
public final class Shared {
    private Shared() {}

    /** A file below {@code shared/fixtures}; skips the test, visibly, where it is missing. */
    public static Path file(String name) {
        Path file = root().resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "shared fixture " + file + " is missing");
        return file;
    }

    private static Path root() {
        String given = System.getenv("TIDEMILL_FIXTURES");
        if (given != null) {
            return Path.of(given);
        }
        for (Path up = Path.of("").toAbsolutePath(); up.getParent() != null; up = up.getParent()) {
            Path there = up.resolveSibling("shared").resolve("fixtures");
            if (Files.isDirectory(there)) {
                return there;
            }
        }
        return Path.of("shared", "fixtures");
    }
}
