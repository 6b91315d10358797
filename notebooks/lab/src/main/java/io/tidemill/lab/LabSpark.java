package io.tidemill.lab;

import io.tidemill.tables.LakeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Spark on the lake, started when it is first asked for. Its catalog has the name that the tables were written under.
 *
 * <p><b>Thread:</b> safe. <b>Cost:</b> 5 to 9 s to start; one a process.
 */
final class LabSpark implements AutoCloseable {
    private static final String CATALOG = "tidemill";
    private static final String KEY = "spark.sql.catalog." + CATALOG;

    private final LakeConfig lake;
    private @Nullable SparkSession session;

    LabSpark(LakeConfig lake) {
        this.lake = lake;
    }

    /** The session. */
    synchronized SparkSession session() {
        SparkSession running = session;
        if (running == null || running.sparkContext().isStopped()) {
            running = start();
            session = running;
        }
        return running;
    }

    /**
     * The rows of a query.
     *
     * @param limit rows above which it is refused
     */
    Table sql(String query, long limit) {
        try {
            Dataset<Row> rows = session().sql(query);
            return SparkTable.of(rows, limit);
        } catch (LabException e) {
            throw e;
        } catch (Exception e) {
            // Scala throws checked exceptions that no signature names
            String tables = e instanceof AnalysisException
                    ? "\nTables are trades, quotes, book_deltas ...: lab.tables() has all of them"
                    : "";
            throw new LabException("SQL: " + firstLine(e) + tables, e);
        }
    }

    /** Cancels whatever runs on Spark now; does nothing where Spark was not started. */
    synchronized void cancel() {
        SparkSession running = session;
        if (running != null && !running.sparkContext().isStopped()) {
            running.sparkContext().cancelAllJobs();
        }
    }

    @Override
    public synchronized void close() {
        SparkSession running = session;
        if (running != null) {
            running.stop();
            session = null;
        }
    }

    private SparkSession start() {
        String local;
        try {
            local = Files.createTempDirectory("tidemill-spark").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for Spark's own files: " + e, e);
        }
        SparkSession.Builder builder = SparkSession.builder()
                .appName("tidemill-lab")
                .master(System.getProperty("tidemill.spark.master", "local[*]"))
                .config("spark.local.dir", local)
                .config("spark.sql.warehouse.dir", local)
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.shuffle.partitions", "8")
                .config("spark.sql.defaultCatalog", CATALOG)
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config(KEY, "org.apache.iceberg.spark.SparkCatalog")
                .config(KEY + ".catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
        SparkSettings.all().forEach(builder::config);
        lake.catalogProperties().forEach((key, value) -> builder.config(KEY + "." + key, value));
        SparkSession started = builder.getOrCreate();
        SparkContext context = started.sparkContext();
        context.setLogLevel("OFF");
        started.sql("USE " + CATALOG + "." + CATALOG);
        return started;
    }

    private static String firstLine(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(message);
    }
}
