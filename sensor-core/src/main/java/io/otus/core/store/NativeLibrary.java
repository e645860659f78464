package io.otus.core.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The native part of SQLite. The driver extracts it into the directory for temporary files, where each program that
 * starts removes the files of others: two that start at one moment get in each other's way. Here each process has a
 * directory of its own, which is removed once the library is in memory.
 */
final class NativeLibrary {
    /** Property with the directory to which the driver extracts the library; by default that for temporary files. */
    private static final String DIRECTORY = "org.sqlite.tmpdir";

    private static boolean asked;

    private NativeLibrary() {}

    /**
     * Has it loaded, once; where that cannot be done, the driver does it, or says why not, with the first connection.
     */
    static synchronized void load() {
        if (asked) {
            return;
        }
        asked = true;
        String set = System.getProperty(DIRECTORY);
        try {
            Path own = Files.createTempDirectory(
                    Path.of(set == null ? System.getProperty("java.io.tmpdir") : set), "otus-sqlite-");
            System.setProperty(DIRECTORY, own.toString());
            try {
                var _ = SQLiteJDBCLoader.initialize();
            } finally {
                if (set == null) {
                    System.clearProperty(DIRECTORY);
                } else {
                    System.setProperty(DIRECTORY, set);
                }
                delete(own);
            }
        } catch (Exception e) { // the driver's own method declares no narrower one
            // The first connection asks the driver again.
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
