package io.otus.core.store;

import java.io.IOException;

/**
 * Files that grow in step with the database: appended to by {@link WriterStep}s, made durable before the transaction
 * that speaks of them. Called on the writer thread.
 */
public interface Companion extends AutoCloseable {
    /** Makes durable what was appended since the last commit; comes before the database's own commit. */
    void sync() throws IOException;

    /** The transaction holds: what was appended stays. */
    void committed();

    /**
     * The transaction did not hold: takes back what was appended since the last commit. Must be able to run on a full
     * disk.
     */
    void rolledBack() throws IOException;

    /** The store is closed; nothing follows. */
    @Override
    void close() throws IOException;
}
