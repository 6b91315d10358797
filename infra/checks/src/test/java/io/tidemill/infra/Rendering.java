package io.tidemill.infra;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders as kustomize makes them, by the program that people install with. */
final class Rendering {
    private Rendering() {}

    /** Whether {@code kubectl} is there. */
    static boolean isPossible() {
        return kubectl().isPresent();
    }

    /** All objects of a folder. */
    static List<Manifest> of(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(kubectl().orElseThrow().toString(), "kustomize", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("kubectl kustomize " + folder + " failed; it says why above");
        }
        return Manifest.parse(Checkout.infra("").relativize(folder).toString(), yaml);
    }

    private static Optional<Path> kubectl() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
