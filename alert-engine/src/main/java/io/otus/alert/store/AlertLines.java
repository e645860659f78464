package io.otus.alert.store;

import io.otus.core.store.StoreReader;
import java.util.List;
import java.util.Optional;

/** Reads alerts back from the store, for the command line and for receivers that go on from where they were. */
public final class AlertLines {
    /**
     * One line of the alert log.
     *
     * @param sequence its number, gap-free from 1
     * @param id id of its alert
     * @param json the line
     */
    public record Line(long sequence, String id, String json) {}

    private AlertLines() {}

    /** Number of the latest line; 0 when there is none. */
    public static long last(StoreReader store) {
        return store.first("SELECT ifnull(max(seq), 0) FROM alert_line", row -> row.integer(1))
                .orElse(0L);
    }

    /** The lines behind a number in their order, {@code limit} at most. */
    public static List<Line> after(StoreReader store, long sequence, int limit) {
        return store.query(
                "SELECT seq, id, json FROM alert_line WHERE seq > ? ORDER BY seq LIMIT ?",
                row -> new Line(row.integer(1), row.text(2), row.text(3)),
                sequence,
                limit);
    }

    /** The present state of all alerts as JSON, in the order of their first findings. */
    public static List<String> states(StoreReader store) {
        return store.query("SELECT json FROM alert_state ORDER BY first_seen, id", row -> row.text(1));
    }

    /** The present state of one alert as JSON. */
    public static Optional<String> state(StoreReader store, String id) {
        return store.first("SELECT json FROM alert_state WHERE id = ?", row -> row.text(1), id);
    }
}
