package io.tidemill.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** The tables in Iceberg: opens the catalog, makes what is missing, and turns {@link LakeTable} into Iceberg's words. */
final class LakeCatalog implements AutoCloseable {
    /** The name of the catalog and of its namespace; Spark must use the same. */
    static final String NAME = "tidemill";

    private static final int OPENINGS = 3;

    private final JdbcCatalog catalog;

    LakeCatalog(LakeConfig config) {
        catalog = open(config);
    }

    private static JdbcCatalog open(LakeConfig config) {
        Map<String, String> properties = properties(config);
        for (int opening = 1; ; opening++) {
            try {
                return open(properties);
            } catch (RuntimeException e) {
                if (opening == OPENINGS || !CatalogConnections.isLostRace(e)) {
                    throw LakeException.retryable(
                            "catalog " + config.catalogUrl() + " cannot be opened: " + reason(e), e);
                }
            }
        }
    }

    private static JdbcCatalog open(Map<String, String> properties) {
        CatalogConnections connections = new CatalogConnections(properties);
        JdbcCatalog catalog = new JdbcCatalog(null, same -> connections, true);
        try {
            catalog.initialize(NAME, properties);
            Namespace namespace = Namespace.of(NAME);
            if (!catalog.namespaceExists(namespace)) {
                catalog.createNamespace(namespace);
            }
        } catch (AlreadyExistsException e) {
            // another process was faster: what we wanted is there
        } catch (RuntimeException e) {
            catalog.close();
            connections.close();
            throw e;
        }
        return catalog;
    }

    /** Iceberg says only that it could not; what the database says stands below. */
    static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    static Map<String, String> properties(LakeConfig config) {
        Map<String, String> properties = new HashMap<>();
        properties.put("uri", withPragmas(config.catalogUrl()));
        properties.put("warehouse", config.warehouse());
        properties.put("jdbc.schema-version", "V1");
        if (!config.catalogCredentials().isEmpty()) {
            Credentials credentials = Credentials.resolve(config.catalogCredentials());
            properties.put("jdbc.user", credentials.accessKey());
            properties.put("jdbc.password", credentials.secretKey());
        }
        if (config.catalogUrl().startsWith("jdbc:postgresql:")) {
            // a server that went away without a word is noticed; the driver by itself waits for ever
            properties.put("jdbc.socketTimeout", "30");
            properties.put("jdbc.tcpKeepAlive", "true");
            properties.put("jdbc.ApplicationName", NAME);
        }
        if (config.isObjectStore()) {
            properties.put("io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
            objectStore(config.s3Endpoint(), config.s3Credentials(), properties);
        } else {
            properties.put("io-impl", LocalFiles.class.getName());
        }
        return properties;
    }

    /** The table, made if it is not there. */
    Table table(LakeTable table) {
        TableIdentifier id = TableIdentifier.of(NAME, table.tableName());
        try {
            if (!catalog.tableExists(id)) {
                Schema schema = schema(table);
                catalog.buildTable(id, schema)
                        .withPartitionSpec(spec(table, schema))
                        .withSortOrder(sortOrder(table, schema))
                        .withProperties(tableProperties(table))
                        .create();
            }
        } catch (AlreadyExistsException e) {
            // another process was faster: what we wanted is there
        } catch (RuntimeException e) {
            throw LakeException.retryable("table " + table.tableName() + " cannot be made: " + reason(e), e);
        }
        try {
            return catalog.loadTable(id);
        } catch (RuntimeException e) {
            throw LakeException.retryable("table " + table.tableName() + " cannot be opened: " + reason(e), e);
        }
    }

    @Override
    public void close() {
        catalog.close();
    }

    static Schema schema(LakeTable table) {
        List<Types.NestedField> fields = new ArrayList<>();
        for (Column column : table.columns()) {
            fields.add(Types.NestedField.required(fields.size() + 1, column.name(), type(column)));
        }
        return new Schema(fields);
    }

    static PartitionSpec spec(LakeTable table, Schema schema) {
        PartitionSpec.Builder builder = PartitionSpec.builderFor(schema).identity("day");
        return table.hasVenue() ? builder.identity("venue").build() : builder.build();
    }

    private static SortOrder sortOrder(LakeTable table, Schema schema) {
        return SortOrder.builderFor(schema)
                .asc(table.sortKey(), NullOrder.NULLS_FIRST)
                .asc("receive_time_ns", NullOrder.NULLS_FIRST)
                .asc("ordinal", NullOrder.NULLS_FIRST)
                .build();
    }

    private static Type type(Column column) {
        return switch (column.type()) {
            case LONG -> Types.LongType.get();
            case INT -> column.coding() == Column.Coding.DATE ? Types.DateType.get() : Types.IntegerType.get();
            case DOUBLE -> Types.DoubleType.get();
            case TEXT -> Types.StringType.get();
            case BYTES -> Types.BinaryType.get();
        };
    }

    private static Map<String, String> tableProperties(LakeTable table) {
        Map<String, String> properties = new HashMap<>();
        properties.put("format-version", "2");
        properties.put("write.format.default", "parquet");
        properties.put("write.parquet.compression-codec", "zstd");
        properties.put("write.parquet.page-version", "v2");
        properties.put("commit.retry.num-retries", "20");
        properties.put("commit.retry.min-wait-ms", "20");
        properties.put("write.metadata.delete-after-commit.enabled", "true");
        properties.put("write.metadata.previous-versions-max", "10");
        // a table that is committed to every few seconds has thousands of snapshots in each of its metadata files
        properties.put("write.metadata.compression-codec", "gzip");
        properties.put("write.metadata.metrics.column." + table.sortKey(), "full");
        for (Column column : table.columns()) {
            if (column.type() == io.tidemill.tables.parquet.ColumnType.BYTES) {
                properties.put("write.metadata.metrics.column." + column.name(), "none");
            }
        }
        return properties;
    }

    /** How a store of objects is reached, in Iceberg's words. */
    static void objectStore(String endpoint, String credentialsReference, Map<String, String> properties) {
        // a store that is away is reported within seconds; who writes tries again by himself
        properties.put("s3.retry.num-retries", "3");
        properties.put("s3.retry.min-wait-ms", "100");
        properties.put("s3.retry.max-wait-ms", "1000");
        if (!endpoint.isEmpty()) {
            properties.put("s3.endpoint", endpoint);
            // a store of one's own has none; AWS says by itself where the machine is
            properties.put("client.region", "us-east-1");
            properties.put("s3.path-style-access", "true");
        }
        if (!credentialsReference.isEmpty()) {
            Credentials credentials = Credentials.resolve(credentialsReference);
            properties.put("s3.access-key-id", credentials.accessKey());
            properties.put("s3.secret-access-key", credentials.secretKey());
        }
    }

    private static String withPragmas(String url) {
        if (!url.startsWith("jdbc:sqlite:")) {
            return url;
        }
        String file = url.substring("jdbc:sqlite:".length());
        int query = file.indexOf('?');
        try {
            Path folder = Path.of(query < 0 ? file : file.substring(0, query))
                    .toAbsolutePath()
                    .getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the catalog cannot be made: " + e, e);
        }
        return query < 0 ? url + "?journal_mode=WAL&busy_timeout=10000" : url;
    }
}
