package io.tidemill.tables;

import java.util.Map;

/**
 * The lake: Iceberg tables of Parquet files, in an object store or a folder. Opening it makes the tables that are missing.
 *
 * <p><b>Thread:</b> safe; writers and readers have one thread each.
 */
public final class Lake implements AutoCloseable {
    private final LakeConfig config;
    private final LakeCatalog catalog;

    private Lake(LakeConfig config) {
        this.config = config;
        catalog = new LakeCatalog(config);
    }

    /**
     * Opens a lake.
     *
     * @throws LakeException if catalog or store are not there, or refuse
     */
    public static Lake open(LakeConfig config) {
        Lake lake = new Lake(config);
        try {
            for (LakeTable table : LakeTable.values()) {
                lake.catalog.table(table);
            }
            return lake;
        } catch (RuntimeException e) {
            lake.close();
            throw e;
        }
    }

    /** Where it is. */
    public LakeConfig config() {
        return config;
    }

    /**
     * A writer that knows the instruments of the lake.
     *
     * @param name of the writer, which begins the names of its files; only one writer of a name runs at a time
     */
    public LakeWriter writer(String name) {
        return new LakeWriter(catalog, name, reader().instruments());
    }

    /** A reader of the newest snapshots; what is committed later it does not see. */
    public LakeReader reader() {
        return new LakeReader(catalog, Map.of());
    }

    /**
     * A reader of these snapshots, so that the same rows are read again.
     *
     * @param snapshots id by name of the table; the newest for a table that is not named
     */
    public LakeReader reader(Map<String, Long> snapshots) {
        return new LakeReader(catalog, snapshots);
    }

    /** Looks after the tables. */
    public LakeOperations operations() {
        return new LakeOperations(catalog);
    }

    @Override
    public void close() {
        catalog.close();
    }
}
