package io.otus.alert.store;

import io.otus.alert.alert.AlertState;
import io.otus.alert.log.AlertJsonReader;
import io.otus.core.store.Row;
import io.otus.core.store.StoreReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads alerts back from the store, for the command line and for receivers that go on from where they were. */
public final class AlertLines {
    private static final String ALERTS = "SELECT json, fact, line_time, line_due FROM alert_state";

    private static final String TOLD = """
        WITH latest AS MATERIALIZED (SELECT id, max(seq) AS seq FROM alert_line GROUP BY id)
        SELECT s.id, s.json, s.fact, s.first_seen, s.last_seen, ifnull(l.seq, 0), l.json, ifnull(l.time, 0),
          (SELECT ifnull(min(seq), 0) FROM alert_line), (SELECT ifnull(max(seq), 0) FROM alert_line),
          (SELECT max(ifnull((SELECT max(time) FROM alert_line), 0), (SELECT max(last_seen) FROM alert_state)))
        FROM alert_state s LEFT JOIN latest USING (id) LEFT JOIN alert_line l ON l.seq = latest.seq
        ORDER BY s.first_seen, s.id\
        """;

    private static final String WITHOUT_STATE = """
        SELECT l.seq, l.id, l.json, l.time FROM alert_line l
        JOIN (SELECT max(seq) AS seq FROM alert_line GROUP BY id) latest ON l.seq = latest.seq
        WHERE NOT EXISTS (SELECT 1 FROM alert_state s WHERE s.id = l.id)
        ORDER BY l.seq\
        """;

    /**
     * One line of the alert log.
     *
     * @param sequence its number, gap-free from 1
     * @param id id of its alert
     * @param json the line
     * @param time event time at which it was told, nanoseconds since 1970
     */
    public record Line(long sequence, String id, String json, long time) {}

    /**
     * An alert as the store holds it.
     *
     * @param state the alert
     * @param fact the broken fact in words
     * @param json the same as JSON
     */
    public record Stored(AlertState state, String fact, String json) {}

    /**
     * An alert as the store holds it, with the latest line that reports it.
     *
     * @param id its id
     * @param json the alert as JSON
     * @param fact the broken fact in words
     * @param firstSeen event time, nanoseconds since 1970
     * @param lastSeen event time, nanoseconds since 1970
     * @param sequence number of its latest line; 0 where none is kept
     * @param line its latest line; null where none is kept
     * @param lineTime event time at which that was told, nanoseconds since 1970
     * @param first number of the earliest line of all; 0 where there is none
     * @param last number of the latest line of all; 0 where there is none
     * @param now event time of the latest that is known of any alert, nanoseconds since 1970
     */
    public record Told(
            String id,
            String json,
            String fact,
            long firstSeen,
            long lastSeen,
            long sequence,
            @Nullable String line,
            long lineTime,
            long first,
            long last,
            long now) {}

    private AlertLines() {}

    /** Shows each alert, all as of one moment, in the order of their first findings. */
    public static void forEachTold(StoreReader store, Consumer<Told> each) {
        store.forEach(
                TOLD,
                row -> each.accept(new Told(
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        row.integer(4),
                        row.integer(5),
                        row.integer(6),
                        row.textOrNull(7),
                        row.integer(8),
                        row.integer(9),
                        row.integer(10),
                        row.integer(11))));
    }

    /** The latest line of each alert that is not there, be it that it was deleted for its age. */
    public static List<Line> withoutState(StoreReader store) {
        return store.query(WITHOUT_STATE, AlertLines::line);
    }

    /** How many lines are kept behind a number. */
    public static long countAfter(StoreReader store, long sequence) {
        return store.first("SELECT count(*) FROM alert_line WHERE seq > ?", row -> row.integer(1), sequence)
                .orElse(0L);
    }

    /** Event time at which the earliest kept line was written, nanoseconds since 1970; 0 when there is none. */
    public static long timeOfFirst(StoreReader store) {
        return store.first("SELECT time FROM alert_line ORDER BY seq LIMIT 1", row -> row.integer(1))
                .orElse(0L);
    }

    /** All alerts, in the order of their first findings. */
    public static List<Stored> alerts(StoreReader store) {
        return store.query(ALERTS + " ORDER BY first_seen, id", AlertLines::stored);
    }

    /** An alert by its id. */
    public static Optional<Stored> alert(StoreReader store, String id) {
        return store.first(ALERTS + " WHERE id = ?", AlertLines::stored, id);
    }

    private static Stored stored(Row row) {
        String json = row.text(1);
        String fact = row.text(2);
        return new Stored(AlertJsonReader.read(json, fact, row.integer(3), row.integer(4) != 0), fact, json);
    }

    /** Number of the latest line; 0 when there is none. */
    public static long last(StoreReader store) {
        return store.first("SELECT ifnull(max(seq), 0) FROM alert_line", row -> row.integer(1))
                .orElse(0L);
    }

    /** Number of the earliest line that is kept; 0 when there is none. */
    public static long first(StoreReader store) {
        return store.first("SELECT ifnull(min(seq), 0) FROM alert_line", row -> row.integer(1))
                .orElse(0L);
    }

    /**
     * The last decision of a person that a sensor followed.
     *
     * @param number its number in {@code audit.jsonl}
     * @param hash of its line
     */
    public record Followed(long number, String hash) {}

    /** The last decision that was followed; empty where none was. */
    public static Optional<Followed> followed(StoreReader store) {
        return store.first("SELECT number, hash FROM alert_decided", row -> new Followed(row.integer(1), row.text(2)));
    }

    /** The lines behind a number in their order, {@code limit} at most. */
    public static List<Line> after(StoreReader store, long sequence, int limit) {
        return store.query(
                "SELECT seq, id, json, time FROM alert_line WHERE seq > ? ORDER BY seq LIMIT ?",
                AlertLines::line,
                sequence,
                limit);
    }

    private static Line line(Row row) {
        return new Line(row.integer(1), row.text(2), row.text(3), row.integer(4));
    }

    /** The present state of all alerts as JSON, in the order of their first findings. */
    public static List<String> states(StoreReader store) {
        return store.query("SELECT json FROM alert_state ORDER BY first_seen, id", row -> row.text(1));
    }
}
