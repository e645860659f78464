package io.otus.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writer's connection and its prepared statements. Confined to the writer thread. */
final class Transaction implements Writer, AutoCloseable {
    /** Prepared statements that are kept; modules use a few dozen in all. */
    private static final int STATEMENTS = 128;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(STATEMENTS, 0.75f, true);

    Transaction(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void execute(String sql, @Nullable Object... parameters) {
        try {
            PreparedStatement statement = prepared(sql);
            Sqlite.bind(statement, parameters);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new FailedStatement(sql, e);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        if (statements.size() == STATEMENTS) {
            var eldest = statements.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        PreparedStatement made = connection.prepareStatement(sql);
        statements.put(sql, made);
        return made;
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new FailedStatement("COMMIT", e);
        }
    }

    /**
     * Rolls back. After a full disk SQLite has already done so by itself, and the driver must be told to begin anew.
     */
    void rollBack() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException alreadyRolledBack) {
            try {
                connection.setAutoCommit(true);
            } catch (SQLException nothingToCommit) {
                alreadyRolledBack.addSuppressed(nothingToCommit);
            }
            connection.setAutoCommit(false);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        connection.close();
    }
}
