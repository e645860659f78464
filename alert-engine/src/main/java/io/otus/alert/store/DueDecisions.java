package io.otus.alert.store;

import io.otus.core.store.Batch;
import io.otus.core.store.StoreReader;
import java.util.List;

/**
 * Decisions that the store holds what they did of, and that the audit may not hold yet: the one is a transaction of
 * SQLite, the other a file, and power may fail between them. Each is a line as {@link io.otus.alert.audit.AuditLog#due}
 * makes it.
 */
public final class DueDecisions {
    /**
     * Name under which these decisions lie among the lines of detectors; no detector has it. Earlier stores have that
     * table too.
     */
    private static final String NAME = "due decisions";

    private static final String PUT = "INSERT OR REPLACE INTO alert_detector (name, lines) VALUES (?, ?)";
    private static final String FORGET = "DELETE FROM alert_detector WHERE name = ?";

    private DueDecisions() {}

    /** Adds them to the batch that carries them out. */
    public static void put(List<String> lines, Batch out) {
        if (!lines.isEmpty()) {
            out.add(PUT, NAME, String.join("\n", lines));
        }
    }

    /** The audit holds them. */
    public static void forget(Batch out) {
        out.add(FORGET, NAME);
    }

    /** The due decisions in the store. */
    public static List<String> of(StoreReader reader) {
        return reader.first("SELECT lines FROM alert_detector WHERE name = ?", row -> row.text(1), NAME)
                .map(lines -> lines.lines().toList())
                .orElse(List.of());
    }
}
