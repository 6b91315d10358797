package io.tidemill.kernel.magic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dflib.jjava.jupyter.kernel.util.GlobFinder;

/** Finds files by IJava's simple globs: {@code *} and {@code ?} within a name, a slash at the end for all in a folder. */
public final class Globs {
    private Globs() {}

    /**
     * All that match one of the globs, sorted within each.
     *
     * @throws MagicException where a glob matches nothing, or a folder cannot be read
     */
    public static List<Path> find(List<String> globs, Predicate<Path> wanted) throws MagicException {
        List<Path> found = new ArrayList<>();
        for (String glob : globs) {
            TreeSet<Path> matches = new TreeSet<>();
            try {
                new GlobFinder(glob).computeMatchingPaths().forEach(path -> {
                    if (wanted.test(path)) {
                        matches.add(path.toAbsolutePath().normalize());
                    }
                });
            } catch (IOException e) {
                throw new MagicException("cannot look for " + glob + ": " + e, e);
            }
            if (matches.isEmpty()) {
                throw new MagicException(
                        "nothing matches " + glob + " in " + Path.of("").toAbsolutePath());
            }
            found.addAll(matches);
        }
        return found;
    }
}
