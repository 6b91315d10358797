package io.tidemill.broker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the file that the build of this module writes: the jars of Pulsar's broker, in one line, as {@code java -cp}
 * takes them.
 */
public final class BrokerClassPath {
    /** Name of the file in the build folder of this module. */
    public static final String FILE_NAME = "broker.classpath";

    private static final Path IN_SOURCES = Path.of("realtime", "broker", "target", FILE_NAME);

    private BrokerClassPath() {}

    /**
     * The class path that a file names; names that are relative are beside the file.
     *
     * @throws BrokerException if the file cannot be read, is empty, or names a jar that is not there
     */
    public static String read(Path file) {
        String classPath;
        try {
            classPath = Files.readString(file).strip();
        } catch (IOException e) {
            throw new BrokerException("broker class path " + file + " must be a readable file: " + e, e);
        }
        if (classPath.isEmpty()) {
            throw new BrokerException("broker class path " + file + " must name jars, was empty");
        }
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path jar = file.resolveSibling(entry);
            if (!Files.exists(jar)) {
                throw new BrokerException("broker class path " + file + " names " + entry
                        + ", which is not there: build realtime/broker again");
            }
            entries.add(jar.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    /**
     * The class path that a build of the sources left behind, looked for in this folder and those above it.
     *
     * @throws BrokerException if there is none
     */
    public static String ofBuild(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path file = at.resolve(IN_SOURCES);
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        }
        throw new BrokerException(IN_SOURCES + " was not found in " + folder.toAbsolutePath()
                + " or above: build it with mvn -pl realtime/broker -am compile");
    }
}
