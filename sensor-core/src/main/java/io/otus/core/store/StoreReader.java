package io.otus.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * Reads what is durable in the store, also while another process writes it. One connection; for one thread at a time,
 * but for {@link #interrupt}.
 */
public final class StoreReader implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    private StoreReader(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens the store of a state directory for reading.
     *
     * @param modules those whose tables will be read; their versions are checked
     * @throws StoreException if there is no store, or it is of another version
     */
    public static StoreReader open(Path stateDirectory, List<? extends StoreModule> modules) {
        Path file = Store.file(stateDirectory);
        if (!Files.exists(file)) {
            throw new StoreException(stateDirectory + " holds no Otus store (no file " + Store.FILE + ")");
        }
        StoreReader reader = openFile(file);
        try {
            Migrations.check(reader.connection, modules, file);
            return reader;
        } catch (SQLException e) {
            reader.close();
            throw Sqlite.failure(file.toString(), e);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    static StoreReader openFile(Path file) {
        try {
            return new StoreReader(file, Sqlite.openReader(file));
        } catch (SQLException e) {
            throw Sqlite.failure(file.toString(), e);
        }
    }

    /**
     * All rows of an answer.
     *
     * @param sql one statement with {@code ?} for each parameter
     * @param parameters as in {@link Batch#add}
     */
    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = new ArrayList<>();
        forEach(sql, row -> rows.add(mapper.map(row)), parameters);
        return rows;
    }

    /**
     * Reads each row of an answer in its turn, of which none is kept here.
     *
     * @param sql one statement with {@code ?} for each parameter
     * @param each is given the row for the time of the call only
     * @param parameters as in {@link Batch#add}
     */
    public void forEach(String sql, Consumer<Row> each, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Sqlite.bind(statement, parameters);
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (results.next()) {
                    each.accept(row);
                }
            }
        } catch (SQLException e) {
            throw Sqlite.failure(file.toString(), e);
        }
    }

    /** The first row of an answer, if there is one. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = query(sql, mapper, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /**
     * Writes all of the store into a new file, as it is at this moment, while others go on writing.
     *
     * @throws StoreException if the file is there already, or cannot be written
     */
    public void copyTo(Path target) {
        try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            Sqlite.bind(statement, new Object[] {target.toString()});
            statement.execute();
        } catch (SQLException e) {
            throw Sqlite.failure(target.toString(), e);
        }
    }

    /**
     * The first thing that SQLite finds wrong with the file, of which it reads all once; empty where it is sound.
     * {@link #damage} compares each index with its table as well, which takes far longer.
     */
    public Optional<String> firstDamage() {
        return first("PRAGMA quick_check(1)", row -> row.text(1)).filter(line -> !line.equals("ok"));
    }

    /** Ends what another thread reads by this reader, which fails; nothing where it reads nothing. */
    public void interrupt() {
        try {
            connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
        } catch (SQLException e) {
            throw Sqlite.failure(file.toString(), e);
        }
    }

    /** The faults that SQLite finds in the file; empty where it is sound. */
    public List<String> damage() {
        return query("PRAGMA integrity_check", row -> row.text(1)).stream()
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Sqlite.failure(file.toString(), e);
        }
    }
}
