package io.otus.core.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes that become durable together or not at all, in the order in which they were added. Filled on the analysis
 * thread, then handed to {@link Store#write} and not touched again.
 *
 * <p>All of a batch waits in memory, as it may have to be written again. A checkpoint of a large plant is as large as
 * all that is known of it, so what is more than {@link #PACKED} bytes is kept packed, which makes text of many alike a
 * tenth as large.
 */
public final class Batch {
    /** Bytes of statements that are packed together. */
    static final int PACKED = 4 << 20;
    /** Bytes of a statement or a step itself. */
    private static final int EACH = 128;

    private final List<WriterStep> steps = new ArrayList<>();
    /** The latest statements, behind all steps. */
    private List<Statement> latest = new ArrayList<>();

    private int bytes;
    private int size;
    /** Bytes of all steps. */
    private long stepBytes;

    /**
     * Adds one statement.
     *
     * @param sql one SQL statement with {@code ?} for each parameter; a constant of the caller's, since prepared
     *     statements are kept by it
     * @param parameters Long, Integer, Double, Boolean (stored as 0 or 1), String, byte[] or null
     */
    public Batch add(String sql, @Nullable Object... parameters) {
        Statement statement = new Statement(sql, parameters);
        latest.add(statement);
        size++;
        bytes += statement.bytes();
        if (bytes > PACKED) {
            PackedStatements packed = PackedStatements.of(latest);
            steps.add(packed);
            stepBytes += packed.bytes();
            latest = new ArrayList<>();
            bytes = 0;
        }
        return this;
    }

    /** Adds work for the writer thread, which keeps nothing of its own in memory. */
    public Batch step(WriterStep step) {
        return step(step, 0);
    }

    /**
     * Adds work for the writer thread, such as appending to a file beside the database.
     *
     * @param held bytes that it keeps in memory until it is done
     */
    public Batch step(WriterStep step, int held) {
        steps.addAll(latest);
        stepBytes += bytes + (long) EACH * latest.size() + EACH + held;
        latest = new ArrayList<>();
        bytes = 0;
        steps.add(step);
        size++;
        return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** About as many bytes as all of it takes in memory; text that two statements share counts for each. */
    long bytes() {
        return stepBytes + bytes + (long) EACH * latest.size() + EACH;
    }

    /** Number of statements and steps. */
    public int size() {
        return size;
    }

    /** Runs all of it, in order. */
    void run(Writer writer) throws IOException {
        for (WriterStep step : steps) {
            step.run(writer);
        }
        for (Statement statement : latest) {
            statement.run(writer);
        }
    }
}
