package io.otus.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes that become durable together or not at all, in the order in which they were added. Filled on the analysis thread, then handed to
 * {@link Store#write} and not touched again.
 */
public final class Batch {
    private final List<WriterStep> steps = new ArrayList<>();

    /**
     * Adds one statement.
     *
     * @param sql one SQL statement with {@code ?} for each parameter; a constant of the caller's, since prepared statements are kept by it
     * @param parameters Long, Integer, Double, Boolean (stored as 0 or 1), String, byte[] or null
     */
    public Batch add(String sql, @Nullable Object... parameters) {
        steps.add(writer -> writer.execute(sql, parameters));
        return this;
    }

    /** Adds work for the writer thread, such as appending to a file beside the database. */
    public Batch step(WriterStep step) {
        steps.add(step);
        return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Number of statements and steps. */
    public int size() {
        return steps.size();
    }

    List<WriterStep> steps() {
        return steps;
    }
}
