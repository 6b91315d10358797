package io.tidemill.tables;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a lake is. Holds no secret: credentials are named by reference.
 *
 * @param catalogUrl JDBC URL of the catalog: {@code jdbc:sqlite:/folder/catalog.db} or {@code jdbc:postgresql://...}
 * @param catalogCredentials reference to user and password of the catalog; empty for SQLite
 * @param warehouse where the files lie: {@code file:/folder} or {@code s3://bucket/prefix}
 * @param s3Endpoint of an object store other than AWS; empty for AWS or for {@code file:}
 * @param s3Credentials reference to the keys of the object store; empty for the machine's own role or for {@code file:}
 */
public record LakeConfig(
        String catalogUrl, String catalogCredentials, String warehouse, String s3Endpoint, String s3Credentials)
        implements Serializable {

    private static final Pattern SECRET = Pattern.compile("[?&](ssl)?password=", Pattern.CASE_INSENSITIVE);

    /** Checks what can be checked without opening anything. */
    public LakeConfig {
        if (!catalogUrl.startsWith("jdbc:")) {
            throw new IllegalArgumentException("lake.catalog-url must begin with jdbc:, was '" + catalogUrl + "'");
        }
        if (SECRET.matcher(catalogUrl).find()) {
            throw new IllegalArgumentException(
                    "lake.catalog-url must hold no password; lake.catalog-credentials says where it is");
        }
        if (!warehouse.startsWith("file:/") && !warehouse.startsWith("s3://")) {
            throw new IllegalArgumentException(
                    "lake.warehouse must begin with file:/ or s3://, was '" + warehouse + "'");
        }
        warehouse = warehouse.replaceAll("/+$", "");
    }

    /** A lake in one folder of this machine, with an SQLite catalog and plain files. */
    public static LakeConfig local(Path folder) {
        return new LakeConfig(
                sqlite(folder),
                "",
                folder.toAbsolutePath().resolve("warehouse").toUri().toString(),
                "",
                "");
    }

    /**
     * A lake in an object store, with an SQLite catalog on this machine.
     *
     * @param folder of the catalog
     * @param warehouse {@code s3://bucket/prefix}
     * @param credentials reference to the keys, such as {@code file:/folder/credentials}
     */
    public static LakeConfig objectStore(Path folder, String warehouse, URI endpoint, String credentials) {
        return new LakeConfig(sqlite(folder), "", warehouse, endpoint.toString(), credentials);
    }

    /** Whether the files lie in an object store. */
    public boolean isObjectStore() {
        return warehouse.startsWith("s3://");
    }

    /**
     * What an Iceberg catalog of any engine is initialised with to see this lake, catalog implementation and name left out. Holds
     * the secrets themselves: not for logs or files.
     *
     * @throws LakeException if a secret is not where its reference says
     */
    public Map<String, String> catalogProperties() {
        return LakeCatalog.properties(this);
    }

    private static String sqlite(Path folder) {
        return "jdbc:sqlite:" + folder.toAbsolutePath().resolve("catalog.db");
    }
}
