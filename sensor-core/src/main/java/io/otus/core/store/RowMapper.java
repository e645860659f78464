package io.otus.core.store;

/** Makes one value of the current row. */
@FunctionalInterface
public interface RowMapper<T> {
    /** Reads what it needs from {@code row}, which is valid during this call only. */
    T map(Row row);
}
