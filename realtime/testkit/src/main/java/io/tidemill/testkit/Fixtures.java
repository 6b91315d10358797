package io.tidemill.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Recorded data from real venues, which stands beside the project on some machines. It is looked for in the folder that
 * the environment variable {@code TIDEMILL_FIXTURES} names, else in {@code shared/fixtures} beside any folder above the
 * working directory. A test that asks for what is not there is skipped, and says so.
 */
public final class Fixtures {
    private Fixtures() {}

    /**
     * A file or folder of the fixtures; without it the calling test is skipped.
     *
     * @param name relative to the folder of the fixtures, such as {@code binance-frames/spot-btcusdt_20240808.gz}
     */
    public static Path require(String name) {
        Path found = root().resolve(name);
        Assumptions.assumeTrue(
                Files.exists(found),
                () -> "needs fixture " + name + ", looked in " + root() + " (set TIDEMILL_FIXTURES to change that)");
        return found;
    }

    private static Path root() {
        String named = System.getenv("TIDEMILL_FIXTURES");
        if (named != null) {
            return Path.of(named);
        }
        Path folder = Path.of("").toAbsolutePath();
        for (Path at = folder; at != null; at = at.getParent()) {
            Path candidate = at.resolveSibling("shared").resolve("fixtures");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return folder.resolve("shared").resolve("fixtures");
    }
}
