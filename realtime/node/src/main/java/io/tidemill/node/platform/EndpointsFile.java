package io.tidemill.node.platform;

import io.tidemill.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * What a running node leaves in its data folder, so that other commands find it: {@code endpoints.json}. It is there while the
 * node runs; one that a killed node left is recognised by its process and its broker, which are gone.
 *
 * <p>Only the owner reads it. The broker behind it listens on loopback and asks nobody for his name: who may read the data
 * folder may publish.
 */
public final class EndpointsFile implements AutoCloseable {
    private static final String NAME = "endpoints.json";

    private final Path file;

    private EndpointsFile(Path file) {
        this.file = file;
    }

    /**
     * Leaves them in the folder until this is closed.
     *
     * @throws IOException if the folder cannot be written
     */
    public static EndpointsFile write(Path dataFolder, Endpoints endpoints) throws IOException {
        Path file = dataFolder.resolve(NAME);
        Path draft = dataFolder.resolve(NAME + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Json.pretty(endpoints) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return new EndpointsFile(file);
    }

    /**
     * What lies in the folder; empty if there is nothing.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is not such a file
     */
    public static Optional<Endpoints> read(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(NAME);
        return Files.exists(file)
                ? Optional.of(Json.read(Files.readAllBytes(file), Endpoints.class))
                : Optional.empty();
    }

    /** Takes them away. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
