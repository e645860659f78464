package io.otus.core.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer. A column has a name and a number: columns count from 1, in the order in which the query names
 * them.
 */
public final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    /** An integer; 0 for NULL. */
    public long integer(int column) {
        try {
            return results.getLong(column);
        } catch (SQLException e) {
            throw Sqlite.failure("column " + column, e);
        }
    }

    /** An integer; 0 for NULL. */
    public long integer(String column) {
        return integer(number(column));
    }

    /** An IEEE 754 value; 0 for NULL. */
    public double real(int column) {
        try {
            return results.getDouble(column);
        } catch (SQLException e) {
            throw Sqlite.failure("column " + column, e);
        }
    }

    /** Text that is declared NOT NULL. */
    public String text(int column) {
        String text = textOrNull(column);
        if (text == null) {
            throw new StoreException("column " + column + " is NULL (expected: text)");
        }
        return text;
    }

    /** Text that is declared NOT NULL. */
    public String text(String column) {
        return text(number(column));
    }

    /** Text or null. */
    public @Nullable String textOrNull(int column) {
        try {
            return results.getString(column);
        } catch (SQLException e) {
            throw Sqlite.failure("column " + column, e);
        }
    }

    /** Whether the column is NULL. */
    public boolean isNull(int column) {
        try {
            return results.getObject(column) == null;
        } catch (SQLException e) {
            throw Sqlite.failure("column " + column, e);
        }
    }

    private int number(String column) {
        try {
            return results.findColumn(column);
        } catch (SQLException e) {
            throw Sqlite.failure("column " + column, e);
        }
    }
}
