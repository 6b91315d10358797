package io.tidemill.jupyter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Jupyter's own programs, as this machine has them. */
final class Jupyter {
    private static final String SEARCHED = "PATH";

    private Jupyter() {}

    /**
     * The folder in which the user's own kernels are.
     *
     * @throws MissingException if there is no Jupyter
     */
    static Path dataFolder() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program("jupyter", "jupyter-client").toString(), "--data-dir")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0 || said.isEmpty()) {
            throw new MissingException("'jupyter --data-dir' does not say where the user's kernels are");
        }
        return Path.of(said);
    }

    /** The page of Jupyter: the classic one or the lab, whichever there is. */
    static List<String> page() {
        for (String name : List.of("notebook", "lab")) {
            Optional<Path> found = find("jupyter-" + name);
            if (found.isPresent()) {
                return List.of(found.get().toString());
            }
        }
        throw missing("jupyter-notebook", "jupyter-notebook");
    }

    /**
     * One of its programs.
     *
     * @param debian the package that brings it
     * @throws MissingException if it is not there
     */
    static Path program(String name, String debian) {
        return find(name).orElseThrow(() -> missing(name, debian));
    }

    private static MissingException missing(String name, String debian) {
        return new MissingException(name + " is not there; on Debian: apt-get install --no-install-recommends " + debian
                + "; elsewhere: pip install notebook");
    }

    private static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault(SEARCHED, "");
        return Stream.of(path.split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
