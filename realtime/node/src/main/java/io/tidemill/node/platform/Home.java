package io.tidemill.node.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built program lies: the class paths of the parts that run in JVMs of their own.
 *
 * @param folder of the project, or of the unpacked distribution
 */
public record Home(Path folder) {
    private static final String PROPERTY = "tidemill.home";

    /** The folder that the launcher named, or the working directory. */
    public static Home find() {
        return new Home(Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath());
    }

    /** File with the class path of the broker. */
    public Path brokerClassPath() {
        return folder.resolve("realtime/broker/target/broker.classpath");
    }

    /**
     * Class path of the research commands.
     *
     * @throws IOException if it was not built
     */
    public String researchClassPath() throws IOException {
        Path file = folder.resolve("research/target/research.classpath");
        if (!Files.exists(file)) {
            throw new IOException("research was not built: " + file + " is not there; run mvn -DskipTests package");
        }
        return Files.readString(file).strip();
    }

    /** Commit of the sources, {@code unknown} outside a checkout. */
    public String commit() throws IOException {
        Path git = folder.resolve(".git");
        if (!Files.exists(git)) {
            return "unknown";
        }
        Process process = new ProcessBuilder("git", "-C", folder.toString(), "rev-parse", "--short=12", "HEAD")
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return answer.strip().matches("[0-9a-f]+") ? answer.strip() : "unknown";
    }
}
