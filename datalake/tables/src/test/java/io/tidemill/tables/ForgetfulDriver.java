package io.tidemill.tables;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A catalog whose answers get lost: SQLite behind a connection that breaks after a commit was done and before that is said, as
 * the connection to a server does when it fails over.
 */
final class ForgetfulDriver implements Driver, AutoCloseable {
    private static final String PREFIX = "jdbc:forgetful:";
    private static final String CONNECTION_FAILURE = "08006";

    private boolean losesNextCommit;
    private boolean staysAway;
    private boolean isAway;

    static ForgetfulDriver register() throws SQLException {
        ForgetfulDriver driver = new ForgetfulDriver();
        DriverManager.registerDriver(driver);
        return driver;
    }

    LakeConfig config(Path folder) {
        LakeConfig local = LakeConfig.local(folder);
        return new LakeConfig(
                PREFIX + folder.resolve("catalog.db") + "?journal_mode=WAL&busy_timeout=10000",
                "",
                local.warehouse(),
                "",
                "");
    }

    /** The next commit happens, nobody is told, and a new connection is there at once. */
    void loseNextCommit() {
        losesNextCommit = true;
        staysAway = false;
    }

    /** The next commit happens, nobody is told, and nobody answers until {@link #comeBack()}. */
    void loseNextCommitAndStayAway() {
        losesNextCommit = true;
        staysAway = true;
    }

    void comeBack() {
        isAway = false;
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        refuseIfAway();
        Connection real = DriverManager.getConnection("jdbc:sqlite:" + url.substring(PREFIX.length()), properties);
        boolean[] isBroken = new boolean[1];
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("isValid")) {
                return !isAway && !isBroken[0];
            }
            if (!method.getName().equals("close") && (isAway || isBroken[0])) {
                throw broken();
            }
            Object result = call(real, method, arguments);
            return result instanceof PreparedStatement statement && arguments != null
                    ? forgetful(statement, String.valueOf(arguments[0]), isBroken)
                    : result;
        });
    }

    private PreparedStatement forgetful(PreparedStatement real, String sql, boolean[] isBroken) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            Object result = call(real, method, arguments);
            if (losesNextCommit
                    && method.getName().equals("executeUpdate")
                    && sql.startsWith("UPDATE iceberg_tables")) {
                losesNextCommit = false;
                isAway = staysAway;
                isBroken[0] = true;
                throw broken();
            }
            return result;
        });
    }

    private void refuseIfAway() throws SQLException {
        if (isAway) {
            throw new SQLException("nobody is there", "08001");
        }
    }

    private static SQLException broken() {
        return new SQLException("the connection broke", CONNECTION_FAILURE);
    }

    private static @Nullable Object call(Object real, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("logs nothing");
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
    }
}
