package io.tidemill.tables;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server on loopback, set up as that of a region: TLS or nothing, passwords, a user {@code archive} that owns the
 * database, and a user {@code research} that may only read.
 */
final class PostgresServer implements AutoCloseable {
    static final String SECRET = "high=water: 7#";

    private final EmbeddedPostgres server;
    private final Path folder;

    private PostgresServer(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Starts one, or skips the test with the reason: PostgreSQL refuses root, who needs user namespaces to be somebody else. */
    static PostgresServer start(Path folder) throws IOException {
        Assumptions.assumeTrue(
                !"root".equals(System.getProperty("user.name")) || LinuxUtils.isUnshareAvailable(),
                "PostgreSQL does not run as root, and 'unshare -U' does not work here");
        ServerCertificate certificate = ServerCertificate.make(folder);
        System.setProperty(
                "ot.epg.working-dir",
                Path.of("target", "postgres").toAbsolutePath().toString());
        PostgresServer started;
        try {
            started = new PostgresServer(
                    EmbeddedPostgres.builder()
                            .setDataDirectory(folder.resolve("data"))
                            .setLocaleConfig("locale", "C")
                            .setServerConfig("unix_socket_directories", "")
                            .setServerConfig("ssl", "on")
                            .setServerConfig(
                                    "ssl_cert_file", certificate.certificate().toString())
                            .setServerConfig("ssl_key_file", certificate.key().toString())
                            .setDataDirectoryCustomizer(PostgresServer::askForPasswords)
                            .start(),
                    folder);
        } catch (IOException | RuntimeException e) {
            return Assumptions.abort("no PostgreSQL server starts here: " + e);
        }
        started.execute("postgres", "postgres", "CREATE ROLE master LOGIN CREATEDB CREATEROLE");
        started.execute(
                "master",
                "postgres",
                "CREATE ROLE archive LOGIN PASSWORD '" + SECRET + "'",
                "CREATE ROLE research LOGIN PASSWORD '" + SECRET + "'",
                "GRANT archive TO CURRENT_USER");
        return started;
    }

    /** An empty database, with what infra/terraform/README.md lets the master of a region do; he is no superuser. */
    String database(String name) {
        execute("master", "postgres", "CREATE DATABASE " + name, "ALTER DATABASE " + name + " OWNER TO archive");
        execute("master", name, "ALTER DEFAULT PRIVILEGES FOR ROLE archive GRANT SELECT ON TABLES TO research");
        return url(name);
    }

    /** How clients name a database. */
    String url(String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?sslmode=verify-full&sslrootcert="
                + folder.resolve("server.pem");
    }

    /** Ends all connections to a database, as a failover does. */
    void disconnect(String database) {
        execute(
                "postgres",
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    /**
     * Two processes at once, the other one a moment ahead: the catalog's tables are there, a column of theirs is added but not
     * yet committed, and will be as soon as somebody waits for it.
     */
    void makeCatalogAheadOf(String database, Runnable process) throws SQLException {
        execute(
                "archive",
                database,
                "CREATE TABLE iceberg_tables (catalog_name VARCHAR(255) NOT NULL, table_namespace VARCHAR(255) NOT NULL,"
                        + " table_name VARCHAR(255) NOT NULL, metadata_location VARCHAR(1000),"
                        + " previous_metadata_location VARCHAR(1000),"
                        + " PRIMARY KEY (catalog_name, table_namespace, table_name))");
        try (Connection ahead = connect("archive", database);
                Statement statement = ahead.createStatement()) {
            ahead.setAutoCommit(false);
            statement.execute("ALTER TABLE iceberg_tables ADD COLUMN iceberg_type VARCHAR(5)");
            Thread behind = new Thread(process, "behind");
            behind.start();
            while (behind.isAlive() && !isAwaited(statement)) {
                Thread.onSpinWait();
            }
            ahead.commit();
        }
    }

    private static boolean isAwaited(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery("SELECT 1 FROM pg_locks WHERE NOT granted")) {
            return waiting.next();
        }
    }

    private void execute(String user, String database, String... statements) {
        try (Connection connection = connect(user, database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(user + " could not set up " + database, e);
        }
    }

    private Connection connect(String user, String database) throws SQLException {
        return server.getDatabase(user, database, Map.of("password", SECRET, "sslmode", "require"))
                .getConnection();
    }

    private static void askForPasswords(File data) {
        try {
            Files.writeString(
                    data.toPath().resolve("pg_hba.conf"),
                    "host all postgres,master all trust\nhostssl all all all scram-sha-256\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
