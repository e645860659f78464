package io.otus.core.store;

import java.sql.SQLException;

/** A statement that SQLite refused, on its way from a {@link WriterStep} to the writer thread. */
final class FailedStatement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException sql;

    FailedStatement(String statement, SQLException sql) {
        super(sql.getMessage() + " in: " + statement, sql);
        this.sql = sql;
    }

    SQLException sql() {
        return sql;
    }
}
