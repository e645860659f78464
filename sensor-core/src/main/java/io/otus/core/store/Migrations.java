package io.otus.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings a database to the version of this program. {@code PRAGMA user_version} numbers the layout of
 * {@code core_module}, and that table holds the version of each module: one common number would tie the modules'
 * changes to each other.
 */
final class Migrations {
    /** Layout of {@code core_module} itself. */
    private static final int LAYOUT = 1;

    private Migrations() {}

    /** Runs what is missing, all in one transaction: a database is never left between versions. */
    static void run(Connection connection, List<? extends StoreModule> modules, Path file) throws SQLException {
        checkPrefixes(modules);
        int layout = layout(connection);
        if (layout > LAYOUT) {
            throw tooNew(file, "store", layout, LAYOUT);
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (layout == 0) {
                statement.executeUpdate(
                        "CREATE TABLE core_module (prefix TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT");
                statement.executeUpdate("PRAGMA user_version = " + LAYOUT);
            }
            Map<String, Integer> versions = versions(connection);
            for (StoreModule module : modules) {
                migrate(connection, module, versions.getOrDefault(module.prefix(), 0), file);
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            abandon(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    /** Ends a transaction that failed; on a full disk SQLite has done so already, and says that there is none. */
    private static void abandon(Connection connection, Exception reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Whether a reader of this version understands the database. */
    static void check(Connection connection, List<? extends StoreModule> modules, Path file) throws SQLException {
        int layout = layout(connection);
        if (layout == 0) {
            throw new StoreException(file + " is not an Otus store");
        }
        if (layout > LAYOUT) {
            throw tooNew(file, "store", layout, LAYOUT);
        }
        Map<String, Integer> versions = versions(connection);
        for (StoreModule module : modules) {
            int known = module.migrations().size();
            int version = versions.getOrDefault(module.prefix(), 0);
            if (version > known) {
                throw tooNew(file, module.prefix(), version, known);
            }
            if (version < known) {
                throw new StoreException(file + " was written by an older version of Otus (" + module.prefix() + " "
                        + version + ", this one: " + known + "); start the sensor on it once to bring it up to date");
            }
        }
    }

    private static void migrate(Connection connection, StoreModule module, int version, Path file) throws SQLException {
        List<String> scripts = module.migrations();
        if (version > scripts.size()) {
            throw tooNew(file, module.prefix(), version, scripts.size());
        }
        if (version == scripts.size()) {
            return;
        }
        Set<String> before = names(connection);
        try (Statement statement = connection.createStatement()) {
            for (String script : scripts.subList(version, scripts.size())) {
                statement.executeUpdate(script);
            }
        }
        for (String name : names(connection)) {
            if (!before.contains(name) && !name.startsWith(module.prefix() + "_")) {
                throw new IllegalArgumentException(
                        "module " + module.prefix() + " made " + name + " (expected: " + module.prefix() + "_...)");
            }
        }
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO core_module (prefix, version) VALUES (?, ?)")) {
            statement.setString(1, module.prefix());
            statement.setInt(2, scripts.size());
            statement.executeUpdate();
        }
    }

    private static void checkPrefixes(List<? extends StoreModule> modules) {
        Set<String> prefixes = new HashSet<>();
        for (StoreModule module : modules) {
            if (!module.prefix().matches("[a-z]+") || !prefixes.add(module.prefix())) {
                throw new IllegalArgumentException("module prefix " + module.prefix() + " (expected: letters, once)");
            }
        }
    }

    private static int layout(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("PRAGMA user_version")) {
            return results.getInt(1);
        }
    }

    private static Map<String, Integer> versions(Connection connection) throws SQLException {
        Map<String, Integer> versions = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT prefix, version FROM core_module")) {
            while (results.next()) {
                versions.put(results.getString(1), results.getInt(2));
            }
        }
        return versions;
    }

    /** Everything that a script named itself; SQLite's own indexes have no SQL. */
    private static Set<String> names(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")) {
            while (results.next()) {
                names.add(results.getString(1));
            }
        }
        return names;
    }

    private static StoreException tooNew(Path file, String what, int version, int known) {
        return new NewerStoreException(file.toString(), what + " " + version + ", this one: " + known);
    }
}
