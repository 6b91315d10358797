package io.tidemill.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of this checkout. */
final class Checkout {
    private Checkout() {}

    /** A file or folder below {@code infra}. */
    static Path infra(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path infra = at.resolve("infra");
            if (Files.isDirectory(infra.resolve("kubernetes"))) {
                return infra.resolve(name);
            }
        }
        throw new IllegalStateException(
                "no folder infra/kubernetes here or above " + Path.of("").toAbsolutePath());
    }

    /** All files below a folder that end like this, sorted. */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
