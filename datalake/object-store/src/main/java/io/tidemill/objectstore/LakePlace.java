package io.tidemill.objectstore;

import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeException;
import io.tidemill.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a lake is: in one folder of this machine, or anywhere that a JSON file of a {@link LakeConfig} names. Where the files of a
 * folder are in a local object store, the store's server runs for as long as the place is open.
 *
 * <pre>
 *   DIR/catalog.db                               which tables there are
 *   DIR/warehouse/...                            their files; or, behind an object store:
 *   DIR/objects/... + DIR/credentials.properties
 * </pre>
 *
 * <p><b>Thread:</b> safe. Several processes may have the same folder open: each has a server of its own on the same files.
 */
public final class LakePlace implements AutoCloseable {
    private static final String CATALOG = "catalog.db";
    private static final String OBJECTS = "objects";

    private final LakeConfig config;
    private final @Nullable LocalObjectStore store;

    private LakePlace(LakeConfig config, @Nullable LocalObjectStore store) {
        this.config = config;
        this.store = store;
    }

    /**
     * Opens the place of a lake; never makes one.
     *
     * @param place a folder, or a JSON file
     * @throws LakeException if there is no lake in the folder, its server does not start, or the file does not say where a lake is
     */
    public static LakePlace open(Path place) {
        Path absolute = place.toAbsolutePath().normalize();
        if (Files.isRegularFile(absolute)) {
            return new LakePlace(named(absolute), null);
        }
        if (!isLake(absolute)) {
            throw LakeException.broken(
                    "there is no lake in " + absolute + " (no " + CATALOG + "); record or import one first");
        }
        return Files.isDirectory(absolute.resolve(OBJECTS))
                ? served(absolute)
                : new LakePlace(LakeConfig.local(absolute), null);
    }

    /**
     * Makes an empty lake with an object store of its own, and opens it.
     *
     * @param folder that is made where it is missing
     * @throws LakeException if there is a lake in it, or it cannot be written
     */
    public static LakePlace create(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (isLake(absolute)) {
            throw LakeException.broken("there is a lake in " + absolute + " already");
        }
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw LakeException.fatal("the folder of a lake cannot be made: " + e, e);
        }
        LakePlace created = served(absolute);
        try {
            // opening makes the tables
            Lake.open(created.config).close();
            return created;
        } catch (RuntimeException e) {
            created.close();
            throw e;
        }
    }

    private static LakeConfig named(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), LakeConfig.class);
        } catch (IOException | IllegalArgumentException e) {
            throw LakeException.fatal(file + " must say where a lake is: " + e.getMessage(), e);
        }
    }

    /** Opens the lake in a folder, or makes one where there is none. */
    public static LakePlace openOrCreate(Path folder) {
        return isLake(folder) ? open(folder) : create(folder);
    }

    /** Whether there is a lake in a folder; a file is taken at its word. */
    public static boolean isLake(Path place) {
        return Files.isRegularFile(place) || Files.isRegularFile(place.resolve(CATALOG));
    }

    /** Where the lake is, until this is closed. */
    public LakeConfig config() {
        return config;
    }

    /** Ends the server, if there is one. */
    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }

    private static LakePlace served(Path folder) {
        LocalObjectStore store = LocalObjectStore.start(folder, LocalObjectStore.ANY_PORT);
        return new LakePlace(
                LakeConfig.objectStore(folder, store.warehouse(), store.endpoint(), store.credentialsReference()),
                store);
    }
}
