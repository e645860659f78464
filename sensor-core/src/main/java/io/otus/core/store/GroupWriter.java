package io.otus.core.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer thread. Commits what came within {@link #GATHER} or {@link #GROUP} batches, whichever is sooner, in one
 * transaction, since a commit costs a disk flush however much it holds.
 */
final class GroupWriter {
    /** Most batches of one transaction. */
    static final int GROUP = 100;
    /** How long the first batch of a group waits for others, in nanoseconds of the host's clock. */
    static final long GATHER = TimeUnit.MILLISECONDS.toNanos(50);
    /** How long whoever writes waits before it looks whether there is still somebody to wait for. */
    private static final long TURN_MILLIS = 100;
    /** Pause between attempts on a disk that takes nothing. */
    private static final long RETRY_MILLIS = 500;
    /** Attempts that are still made at the end before it gives up. */
    static final int LAST_ATTEMPTS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    private final Path file;
    private final Transaction transaction;
    private final Companions companions;
    private final Store.OnFailure onFailure;
    private final StoreListener listener;
    private final DiskSpace space;
    private final Backlog backlog = new Backlog();
    private final Pending stop = Pending.last();
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean closed;
    private final Thread thread;
    private volatile @Nullable StoreException failure;
    private boolean failing;
    /** Attempts that failed since the end was requested, and since the last success. */
    private int lastAttempts;

    GroupWriter(Path file, Connection connection, Store.OnFailure onFailure, StoreListener listener) {
        this.file = file;
        this.transaction = new Transaction(connection);
        this.companions = new Companions(file);
        this.onFailure = onFailure;
        this.listener = listener;
        // A run that can be repeated gives the same on any disk that it fits on.
        this.space = onFailure == Store.OnFailure.RETRY ? DiskSpace.of(file) : DiskSpace.unwatched();
        this.thread = Thread.ofPlatform().name("otus-store").daemon().unstarted(this::run);
        thread.start();
    }

    void accompany(Companion companion) {
        companions.add(companion);
    }

    CompletableFuture<Void> write(Batch batch) {
        Pending pending = Pending.of(batch);
        try {
            // It is waited for in turns, so that a writer that gave up meanwhile is noticed.
            do {
                throwIfOver();
            } while (!backlog.offer(pending, TURN_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(file + ": interrupted while waiting to write", e);
        }
        return pending.done();
    }

    boolean takes(Store.Use use) {
        return backlog.takes(use);
    }

    long kept() {
        return backlog.kept();
    }

    long shortage() {
        return space.shortage();
    }

    private void throwIfOver() {
        StoreException reason = failure;
        if (reason != null) {
            throw new StoreException(String.valueOf(reason.getMessage()), reason);
        }
        if (closed) {
            throw new StoreException(file + " is closed");
        }
    }

    /** The run ends: a disk that takes nothing is given a few attempts more. */
    void end() {
        ending.countDown();
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        end();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                if (backlog.offer(stop, TURN_MILLIS)) {
                    thread.join();
                } else {
                    thread.join(TURN_MILLIS);
                }
            } catch (InterruptedException e) {
                interrupted = true; // what was accepted is written first
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        StoreException reason = failure;
        if (reason != null) {
            throw reason;
        }
    }

    private void run() {
        List<Pending> group = new ArrayList<>(GROUP);
        try (transaction) {
            boolean more = true;
            while (more && failure == null) {
                group.clear();
                more = backlog.take(group);
                commit(group);
            }
        } catch (SQLException | InterruptedException | RuntimeException | Error e) {
            fail(group, new StoreException(file + ": the writer ended: " + e, e));
            if (e instanceof Error error) {
                throw error;
            }
        } finally {
            failWaiting();
            companions.close();
        }
    }

    /** Commits a group; on a disk that takes nothing tries again, on a faulty batch commits the others without it. */
    private void commit(List<Pending> group) throws InterruptedException, SQLException {
        if (group.isEmpty()) {
            return;
        }
        while (true) {
            try {
                attempt(group);
                break;
            } catch (IOException e) {
                rollBack();
                retryOrFail(group, String.valueOf(e.getMessage()), e);
            } catch (FailedStatement e) {
                rollBack();
                if (Sqlite.isDamage(e.sql())) {
                    fail(group, new StoreException(file + ": " + Sqlite.reason(e.sql()), e));
                    return;
                }
                if (!Sqlite.isPassing(e.sql())) {
                    isolate(group, e);
                    return;
                }
                retryOrFail(group, Sqlite.reason(e.sql()), e);
            } catch (RuntimeException e) {
                rollBack();
                isolate(group, e);
                return;
            }
            if (failure != null) {
                return;
            }
        }
        if (failing) {
            failing = false;
            lastAttempts = 0;
            listener.writesRecovered();
        }
        space.look();
        for (Pending pending : group) {
            pending.done().complete(null);
        }
        backlog.release(group);
    }

    private void attempt(List<Pending> group) throws IOException {
        for (Pending pending : group) {
            pending.batch().run(transaction);
        }
        companions.sync();
        transaction.commit();
        companions.committed();
    }

    private void rollBack() throws SQLException {
        transaction.rollBack();
        companions.rolledBack();
    }

    /** A batch that can never be written must not take its neighbours along, where the run cannot be repeated. */
    private void isolate(List<Pending> group, RuntimeException cause) throws InterruptedException, SQLException {
        if (group.size() == 1) {
            StoreException reason = new StoreException(file + ": " + cause.getMessage(), cause);
            if (onFailure == Store.OnFailure.FAIL) {
                fail(group, reason);
                return;
            }
            LOG.error("{}: a batch was refused and is lost", file, cause);
            group.getFirst().done().completeExceptionally(reason);
            backlog.release(group);
            listener.refused(String.valueOf(cause.getMessage()));
            return;
        }
        for (Pending pending : group) {
            StoreException over = failure;
            if (over == null) {
                commit(List.of(pending));
            } else {
                pending.done().completeExceptionally(over);
            }
        }
    }

    private void retryOrFail(List<Pending> group, String reason, Exception cause) throws InterruptedException {
        String words = file + " cannot be written: " + reason;
        if (onFailure == Store.OnFailure.FAIL) {
            fail(group, new StoreException(words, cause));
            return;
        }
        if (ending.getCount() == 0 && ++lastAttempts > LAST_ATTEMPTS) {
            // Logged, as the process may be gone before anybody hears of the failure.
            LOG.error("{}; {} groups of changes that waited are lost", words, group.size() + backlog.size());
            fail(group, new StoreException(words, cause));
            return;
        }
        if (!failing) {
            failing = true;
            backlog.stretch();
            listener.writesFailing(reason);
        }
        space.look();
        if (ending.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
            Thread.sleep(RETRY_MILLIS / 10);
        }
    }

    private void fail(List<Pending> group, StoreException reason) {
        failure = reason;
        for (Pending pending : group) {
            pending.done().completeExceptionally(reason);
        }
    }

    private void failWaiting() {
        StoreException reason = failure;
        for (Pending pending : backlog.drain()) {
            pending.done().completeExceptionally(reason != null ? reason : new StoreException(file + " is closed"));
        }
    }
}
