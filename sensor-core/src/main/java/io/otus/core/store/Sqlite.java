package io.otus.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** Opening connections, binding parameters and naming errors: all that is special to SQLite. */
final class Sqlite {
    /** How long a reader waits for a writer's exclusive moments (recovery, checkpoint), in milliseconds. */
    private static final int BUSY_TIMEOUT = 5_000;

    private Sqlite() {}

    /** A connection that may write; makes the file where there is none. */
    static Connection openWriter(Path file) throws SQLException {
        SQLiteConfig config = common();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // An acknowledged alert survives a power cut; group commit makes that cheap.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** A connection that cannot write; the file must be there. */
    static Connection openReader(Path file) throws SQLException {
        SQLiteConfig config = common();
        config.setReadOnly(true);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return config.createConnection("jdbc:sqlite:" + uri(file));
    }

    private static SQLiteConfig common() {
        NativeLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }

    /**
     * A reader shares memory with the writer through a file beside the database; where it may not make that file,
     * nobody writes either.
     */
    private static String uri(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        boolean still =
                !Files.exists(log) && !Files.isWritable(file.toAbsolutePath().getParent());
        return still ? file.toUri().toString().replaceFirst("^file:///", "file:/") + "?immutable=1" : file.toString();
    }

    static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case null -> statement.setObject(i + 1, null);
                case Long value -> statement.setLong(i + 1, value);
                case Integer value -> statement.setInt(i + 1, value);
                case Double value -> statement.setDouble(i + 1, value);
                case Boolean value -> statement.setInt(i + 1, value ? 1 : 0);
                case String value -> statement.setString(i + 1, value);
                case byte[] value -> statement.setBytes(i + 1, value);
                case Object value ->
                    throw new IllegalArgumentException("parameter " + (i + 1) + ": " + value.getClass()
                            + " (expected: Long, Integer, Double, Boolean, String, byte[] or null)");
            }
        }
    }

    static StoreException failure(String what, SQLException cause) {
        return new StoreException(what + ": " + reason(cause), cause);
    }

    /**
     * The reason of a failure in words that need no knowledge of SQLite. A full disk has the words of the operating
     * system, as for files beside the store.
     */
    static String reason(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return String.valueOf(failure.getMessage());
        }
        return switch (primary(sqlite)) {
            case SQLITE_FULL -> "No space left on device";
            case SQLITE_NOTADB -> "not an Otus database";
            case SQLITE_CORRUPT -> "the database is damaged";
            case SQLITE_CANTOPEN -> "cannot be opened";
            case SQLITE_READONLY, SQLITE_PERM -> "no permission to write";
            case SQLITE_IOERR -> "the disk cannot be read or written";
            case SQLITE_BUSY, SQLITE_LOCKED -> "in use by another process";
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** Whether the same transaction may succeed later: the disk is to blame, not the statement. */
    static boolean isPassing(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && switch (primary(sqlite)) {
                    case SQLITE_FULL, SQLITE_IOERR, SQLITE_BUSY, SQLITE_CANTOPEN, SQLITE_READONLY -> true;
                    default -> false;
                };
    }

    /** Whether the file itself is damaged: nothing that is written from now on can be trusted. */
    static boolean isDamage(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && switch (primary(sqlite)) {
                    case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
                    default -> false;
                };
    }

    /** The low byte of an extended code is the primary one. */
    private static SQLiteErrorCode primary(SQLiteException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xFF);
    }
}
