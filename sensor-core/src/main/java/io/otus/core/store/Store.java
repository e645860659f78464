package io.otus.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The store of one sensor, open for writing: file {@value #FILE} in its state directory, which a lock keeps to one
 * process. Changes come as {@link Batch}es, are written by one thread in groups, and are durable when their future
 * completes. Thread-safe.
 */
public final class Store implements AutoCloseable {
    /** Name of the database in the state directory. */
    public static final String FILE = "otus.db";

    /** What the writer does when the disk takes nothing more, or the database refuses a batch. */
    public enum OnFailure {
        /**
         * Keeps trying. What comes meanwhile waits in memory; whoever has more asks whether there is room
         * ({@link #takes}), and nobody waits for the disk. A batch that is refused is left out. For a sensor.
         */
        RETRY,
        /** Gives up: this and every later batch fails. For a run that can be repeated. */
        FAIL
    }

    /** Kinds of content, each with the share of the memory for waiting batches up to which it is still accepted. */
    public enum Use {
        /** Lines of alerts, which are accepted when nothing else is. */
        LINES(1),
        /** Frames kept as evidence. */
        FRAMES(0.5),
        /**
         * Checkpoints: everything that changed since the last one. One may be skipped, since the next one then has its
         * changes too.
         */
        CHECKPOINTS(0);

        final double share;

        Use(double share) {
            this.share = share;
        }
    }

    private final Path file;
    private final StateLock lock;
    private final GroupWriter writer;
    private final boolean isUnchecked;

    private Store(Path file, StateLock lock, GroupWriter writer, boolean isUnchecked) {
        this.file = file;
        this.lock = lock;
        this.writer = writer;
        this.isUnchecked = isUnchecked;
    }

    /** Opens with {@link OnFailure#RETRY} and no listener. */
    public static Store open(Path stateDirectory, List<? extends StoreModule> modules) {
        return open(stateDirectory, modules, OnFailure.RETRY, StoreListener.NONE);
    }

    /**
     * Opens the store of a state directory, makes both where they are missing, and brings the tables to the version of
     * this program. One that an earlier run did not close in order is read as a whole first, which takes minutes where
     * it is large.
     *
     * @param modules all modules that own tables
     * @throws StoreException if another process has it open, a newer version wrote it, it is damaged, or the directory
     *     cannot be used
     */
    public static Store open(
            Path stateDirectory, List<? extends StoreModule> modules, OnFailure onFailure, StoreListener listener) {
        return open(stateDirectory, modules, onFailure, listener, true);
    }

    /**
     * The same for whoever must not wait for that: reads none of it as a whole, and leaves it to the caller to do so
     * where {@link #isUnchecked}.
     */
    public static Store openUnchecked(
            Path stateDirectory, List<? extends StoreModule> modules, OnFailure onFailure, StoreListener listener) {
        return open(stateDirectory, modules, onFailure, listener, false);
    }

    private static Store open(
            Path stateDirectory,
            List<? extends StoreModule> modules,
            OnFailure onFailure,
            StoreListener listener,
            boolean checks) {
        StateLock lock = lock(stateDirectory);
        Path file = file(stateDirectory);
        try {
            boolean wasKilled = hasContent(file.resolveSibling(FILE + "-wal"));
            Connection connection = Sqlite.openWriter(file);
            try {
                if (wasKilled && checks) {
                    checkIntegrity(connection, file);
                }
                Migrations.run(connection, modules, file);
                connection.setAutoCommit(false);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
            GroupWriter writer = new GroupWriter(file, connection, onFailure, listener);
            return new Store(file, lock, writer, wasKilled && !checks);
        } catch (SQLException e) {
            release(lock);
            throw Sqlite.failure(file.toString(), e);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** Path of the database of a state directory. */
    public static Path file(Path stateDirectory) {
        return stateDirectory.resolve(FILE);
    }

    /** Work on the files of a state directory. */
    @FunctionalInterface
    public interface FileWork {
        /** Runs the action. */
        void run() throws IOException;
    }

    /**
     * Does something to the files of a state directory while no process has its store open.
     *
     * @throws StoreException if one has
     */
    public static void exclusively(Path stateDirectory, FileWork work) throws IOException {
        StateLock lock = lock(stateDirectory);
        try {
            work.run();
        } finally {
            release(lock);
        }
    }

    /**
     * Hands a batch to the writer thread; waits while a slow disk has too many of them before it, so that nothing is
     * ever dropped. Not to be called while another thread closes the store.
     *
     * @return completes on the writer thread once the batch is on the disk; fails with a {@link StoreException} if it
     *     never will be
     * @throws StoreException if the store is closed, or has given up
     */
    public CompletableFuture<Void> write(Batch batch) {
        return writer.write(batch);
    }

    /**
     * Whether more may be written now of something that is better left out, or done later, than waited for: false where
     * the disk takes nothing and its share of the memory for what waits is taken. Always true where nothing but the
     * speed of the disk makes anybody wait.
     */
    public boolean takes(Use use) {
        return writer.takes(use);
    }

    /** About as many bytes as are kept in memory for a disk that takes nothing; 0 where it does not. */
    public long kept() {
        return writer.kept();
    }

    /**
     * Whether the disk runs short, so that what is worth the least is to be deleted.
     *
     * @return 0 where it has enough left; else a number that grows with each look that found too little, a second after
     *     the one before or later. Always 0 for {@link OnFailure#FAIL}
     */
    public long shortage() {
        return writer.shortage();
    }

    /** Makes files grow in step with the database; to be called before the first batch that appends to them. */
    public void accompany(Companion companion) {
        writer.accompany(companion);
    }

    /** Whether an earlier run did not close it in order, and nobody has read as a whole what that left. */
    public boolean isUnchecked() {
        return isUnchecked;
    }

    /** A reader of what is durable now. The caller closes it. */
    public StoreReader reader() {
        return StoreReader.openFile(file);
    }

    /**
     * Announces the end of the run. From now on nobody waits for a write longer than a few attempts take; what a full
     * disk still does not take then fails, and so does everything after it.
     */
    public void end() {
        writer.end();
    }

    /**
     * Writes what is waiting, then closes.
     *
     * @throws StoreException if something could not be written
     */
    @Override
    public void close() {
        try {
            writer.close();
        } finally {
            release(lock);
        }
    }

    private static StateLock lock(Path stateDirectory) {
        try {
            Files.createDirectories(stateDirectory);
            return StateLock.take(stateDirectory);
        } catch (IOException e) {
            throw new StoreException(stateDirectory + " cannot be used as a state directory: " + e, e);
        }
    }

    /** A log with content beside the database was not folded into it at the end of an earlier run. */
    private static boolean hasContent(Path log) {
        try {
            return Files.size(log) > 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void release(StateLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StoreException("the lock of the state directory cannot be released: " + e.getMessage(), e);
        }
    }

    /** After a crash SQLite repairs by itself; what it cannot repair must not be built upon. */
    private static void checkIntegrity(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = results.getString(1);
            if (!verdict.equals("ok")) {
                throw new StoreException(file + " is damaged (" + verdict + "); move it away, or restore a copy");
            }
        }
    }
}
