package io.tidemill.node.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the built program lies: the class paths of the parts that run in JVMs of their own. An unpacked distribution has them
 * all in {@code lib}, a checkout has each where its module was built.
 *
 * @param folder of the checkout, or of the unpacked distribution
 */
public record Home(Path folder) {
    private static final String FOLDER_PROPERTY = "tidemill.home";
    private static final String COMMIT_PROPERTY = "tidemill.commit";

    /** The folder that the launcher named, or the working directory. */
    public static Home find() {
        return new Home(Path.of(System.getProperty(FOLDER_PROPERTY, "")).toAbsolutePath());
    }

    /** File with the class path of the broker. */
    public Path brokerClassPath() {
        return list("broker", "realtime/broker");
    }

    /**
     * Class path of the research commands.
     *
     * @throws IOException if it was not built
     */
    public String researchClassPath() throws IOException {
        return classPath("research", "research");
    }

    /**
     * Class path of the lab.
     *
     * @throws IOException if it was not built
     */
    public String labClassPath() throws IOException {
        return classPath("lab", "notebooks/lab");
    }

    private String classPath(String name, String module) throws IOException {
        Path file = list(name, module);
        if (!Files.exists(file)) {
            throw new IOException(name + " was not built: " + file + " is not there; run mvn -DskipTests package");
        }
        return Stream.of(Files.readString(file).strip().split(File.pathSeparator))
                .map(jar -> file.resolveSibling(jar).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The file that lists a class path; in a distribution its names are those of files beside it. */
    private Path list(String name, String module) {
        String file = name + ".classpath";
        Path packed = folder.resolve("lib").resolve(file);
        return Files.exists(packed)
                ? packed
                : folder.resolve(module).resolve("target").resolve(file);
    }

    /** Commit of the sources, as the launcher says; {@code unknown} without it. */
    public static String commit() {
        return System.getProperty(COMMIT_PROPERTY, "unknown");
    }
}
