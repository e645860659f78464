package io.otus.core.store;

import java.io.IOException;

/**
 * Work on the writer thread inside the transaction of its batch. May run again: when a transaction fails (a full disk),
 * it is rolled back, {@link Companion}s with it, and run once more from its first step.
 */
@FunctionalInterface
public interface WriterStep {
    /** Runs the step on the writer thread. */
    void run(Writer writer) throws IOException;
}
