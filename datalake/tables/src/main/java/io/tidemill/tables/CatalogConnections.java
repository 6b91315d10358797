package io.tidemill.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.apache.iceberg.jdbc.JdbcClientPool;

/**
 * The connections to the database of the catalog. A connection that died since its last use is replaced before anything is asked
 * over it; nothing is asked twice.
 *
 * <p>Iceberg's own pool asks again when a connection breaks in between. If what broke off was the reply to a commit that had
 * happened, the second asking finds another state than it expects, Iceberg believes that it lost, and removes the metadata of
 * the snapshot that the table stands on by now. Not asked again, the commit has an unknown outcome, and {@link TableWriter}
 * finds out.
 */
final class CatalogConnections extends JdbcClientPool {
    private static final int ANSWER_WITHIN_S = 10;
    /** SQLSTATE of PostgreSQL; SQLite has none. */
    private static final String COLUMN_EXISTS = "42701";

    private static final String ROW_EXISTS = "23505";

    CatalogConnections(Map<String, String> properties) {
        super(properties.get("uri"), properties);
    }

    @Override
    public <R> R run(Action<R, Connection, SQLException> action, boolean retry)
            throws SQLException, InterruptedException {
        super.run(CatalogConnections::check, true);
        return super.run(action, false);
    }

    /** Whether it failed because another process was making the catalog at the same time: once more, and it is there. */
    static boolean isLostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLostRace(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLostRace(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return COLUMN_EXISTS.equals(e.getSQLState())
                || ROW_EXISTS.equals(e.getSQLState())
                || message.contains("duplicate column")
                || message.contains("constraint failed");
    }

    private static boolean check(Connection connection) throws SQLException {
        if (!connection.isValid(ANSWER_WITHIN_S)) {
            throw new SQLTransientConnectionException("the connection to the catalog is gone");
        }
        return true;
    }
}
