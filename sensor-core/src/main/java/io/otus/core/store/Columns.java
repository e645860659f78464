package io.otus.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, each with the value that a row of some thing has in it. The statement and its parameters are
 * made of one list, so that neither can have another order than the other; rows are read by the names of their columns.
 * Immutable.
 *
 * @param <T> what a row is about
 */
public final class Columns<T> {
    private record Column<T>(String name, Function<T, @Nullable Object> value) {}

    private final String table;
    private final List<Column<T>> columns;
    private final String put;

    private Columns(String table, List<Column<T>> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.put = "INSERT OR REPLACE INTO " + table + " (" + names() + ") VALUES ("
                + columns.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")";
    }

    /** A table, of which no column is named yet. */
    public static <T> Columns<T> of(String table) {
        return new Columns<>(table, List.of());
    }

    /**
     * These columns and another one.
     *
     * @param value gives what a row has in it, of a type that {@link Batch#add} takes
     */
    public Columns<T> with(String name, Function<T, @Nullable Object> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(name, value));
        return new Columns<>(table, more);
    }

    /** Adds a row to a batch, in place of the one with the same key. */
    public void put(T row, Batch out) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value().apply(row);
        }
        out.add(put, values);
    }

    /** The query for all rows, in the order of these columns. */
    public String select(String order) {
        return "SELECT " + names() + " FROM " + table + " ORDER BY " + order;
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
