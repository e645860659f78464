package io.otus.core.store;

import java.util.concurrent.CompletableFuture;

/**
 * A batch that waits for the writer thread.
 *
 * @param bytes about as many as it takes in memory
 * @param done completes once it is on the disk
 * @param isLast whether it asks the thread to end
 */
record Pending(Batch batch, long bytes, CompletableFuture<Void> done, boolean isLast) {
    static Pending of(Batch batch) {
        return new Pending(batch, batch.bytes(), new CompletableFuture<>(), false);
    }

    static Pending last() {
        return new Pending(new Batch(), 0, new CompletableFuture<>(), true);
    }
}
