package io.tidemill.objectstore;

import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A lake that lies in one folder of this machine. Where its files are in a local object store, the store's server runs for as
 * long as the folder is open.
 *
 * <pre>
 *   DIR/catalog.db                               which tables there are
 *   DIR/warehouse/...                            their files; or, behind an object store:
 *   DIR/objects/... + DIR/credentials.properties
 * </pre>
 *
 * <p><b>Thread:</b> safe. Several processes may have the same folder open: each has a server of its own on the same files.
 */
public final class LakeFolder implements AutoCloseable {
    private static final String CATALOG = "catalog.db";
    private static final String OBJECTS = "objects";

    private final LakeConfig config;
    private final @Nullable LocalObjectStore store;

    private LakeFolder(LakeConfig config, @Nullable LocalObjectStore store) {
        this.config = config;
        this.store = store;
    }

    /**
     * Opens the lake in a folder; never makes one.
     *
     * @throws LakeException if there is no lake in it, or its server does not start
     */
    public static LakeFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!isLake(absolute)) {
            throw LakeException.broken(
                    "there is no lake in " + absolute + " (no " + CATALOG + "); record or import one first");
        }
        return Files.isDirectory(absolute.resolve(OBJECTS))
                ? served(absolute)
                : new LakeFolder(LakeConfig.local(absolute), null);
    }

    /**
     * Makes an empty lake with an object store of its own, and opens it.
     *
     * @param folder that is made where it is missing
     * @throws LakeException if there is a lake in it, or it cannot be written
     */
    public static LakeFolder create(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (isLake(absolute)) {
            throw LakeException.broken("there is a lake in " + absolute + " already");
        }
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw LakeException.fatal("the folder of a lake cannot be made: " + e, e);
        }
        LakeFolder created = served(absolute);
        try {
            // opening makes the tables
            Lake.open(created.config).close();
            return created;
        } catch (RuntimeException e) {
            created.close();
            throw e;
        }
    }

    /** Opens the lake in a folder, or makes one where there is none. */
    public static LakeFolder openOrCreate(Path folder) {
        return isLake(folder) ? open(folder) : create(folder);
    }

    /** Whether there is a lake in a folder. */
    public static boolean isLake(Path folder) {
        return Files.isRegularFile(folder.resolve(CATALOG));
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

    private static LakeFolder served(Path folder) {
        LocalObjectStore store = LocalObjectStore.start(folder, LocalObjectStore.ANY_PORT);
        return new LakeFolder(
                LakeConfig.objectStore(folder, store.warehouse(), store.endpoint(), store.credentialsReference()),
                store);
    }
}
