package io.otus.alert.store;

import io.otus.alert.alert.AlertBook;
import io.otus.alert.alert.AlertSink;
import io.otus.alert.alert.AlertState;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.BaselineStore;
import io.otus.alert.log.AlertJson;
import io.otus.alert.log.AlertJsonReader;
import io.otus.alert.log.AlertLog;
import io.otus.core.log.HashChain;
import io.otus.core.store.Batch;
import io.otus.core.store.Store;
import io.otus.core.store.StoreException;
import io.otus.core.store.StoreReader;
import io.otus.core.time.Nanos;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines of alerts to store and log in one transaction, and the present state of alerts and baseline at
 * checkpoints. Waits when the disk is slow; drops nothing. Has no room for lines while the disk takes nothing and too
 * many wait for it already. Confined to the analysis thread.
 */
public final class AlertStore implements AlertSink {
    private static final String PUT_LINE = "INSERT INTO alert_line (seq, id, time, json) VALUES (?, ?, ?, ?)";
    private static final String PUT_STATE = """
        INSERT OR REPLACE INTO alert_state (id, first_seen, last_seen, fact, line_time, line_due, json)
        VALUES (?, ?, ?, ?, ?, ?, ?)\
        """;
    private static final String PUT_DECIDED =
            "INSERT OR REPLACE INTO alert_decided (only, number, hash) VALUES (1, ?, ?)";
    private static final String PUT_DETECTOR = "INSERT OR REPLACE INTO alert_detector (name, lines) VALUES (?, ?)";
    /**
     * Deletes the lines before the first young one. A line written under a clock in the past takes none of the others
     * along, and one under a clock in the future keeps none of them.
     */
    private static final String FORGET_OLD_LINES = "DELETE FROM alert_line WHERE seq < coalesce("
            + "(SELECT seq FROM alert_line WHERE time BETWEEN ? AND ? ORDER BY seq LIMIT 1), 0)";

    private static final String FORGET_OLD_STATES = "DELETE FROM alert_state WHERE last_seen < ?";
    private static final String FORGET_MOST_LINES =
            "DELETE FROM alert_line WHERE seq <= (SELECT max(seq) FROM alert_line) - ?";
    private static final String FORGET_LINELESS_STATES =
            "DELETE FROM alert_state WHERE last_seen < (SELECT time FROM alert_line ORDER BY seq LIMIT 1)"
                    + " AND NOT EXISTS (SELECT 1 FROM alert_line l WHERE l.id = alert_state.id)";
    /**
     * The oldest lines in front of the first one of an open alert, a number of them at most and never the latest of
     * all, where the store has fewer pages to write to than so many without growing.
     */
    private static final String FORGET_CLOSED_LINES = """
        DELETE FROM alert_line
        WHERE seq < (SELECT max(seq) FROM alert_line)
          AND seq < (SELECT min(seq) FROM (
            SELECT l.seq FROM alert_line l JOIN alert_state s USING (id)
            WHERE l.seq < (SELECT min(seq) FROM alert_line) + ?
              AND json_extract(s.json, '$.status') IN ('new', 'acknowledged')
            UNION ALL SELECT min(seq) + ? FROM alert_line))
          AND (SELECT freelist_count FROM pragma_freelist_count) < ?\
        """;

    private static final String FORGET_CLOSED_STATES =
            FORGET_LINELESS_STATES + " AND json_extract(json, '$.status') NOT IN ('new', 'acknowledged')";
    /** Pages that are kept free for new alerts where the disk is short: a megabyte. */
    private static final int FREE_PAGES = 256;
    /**
     * Bytes of the store for each byte of a line: the line, the state of its alert, their indexes, and pages that are
     * not full.
     */
    private static final long ROOM = 5;
    /** A line that is not known yet is taken to have so many bytes. */
    private static final long USUAL_LINE = 2_048;
    /** Event time between two looks at what is too old or too much. */
    private static final long HOUSEKEEPING = 10 * Nanos.MINUTE;
    /** Part of the store's limit that may be written before the limit is checked again. */
    private static final long PART = 16;
    /** Lines that are copied from the store into the log, or deleted, at once. */
    private static final int AT_ONCE = 1_000;

    private final String sensor;
    private final Store store;
    private final AlertLog log;
    private final Retention retention;
    private String latest = HashChain.START;
    private long latestTime;
    private long written;
    private long writtenBytes;
    private long swept = Long.MIN_VALUE / 2;
    private long sweptBytes;

    /** As {@link #AlertStore(String, Store, AlertLog, Retention)}, and keeps everything. */
    public AlertStore(String sensor, Store store, AlertLog log) {
        this(sensor, store, log, Retention.FOREVER);
    }

    /** Writes to this store, with {@link AlertTables} among its modules, and to this log. */
    public AlertStore(String sensor, Store store, AlertLog log, Retention retention) {
        this.sensor = sensor;
        this.store = store;
        this.log = log;
        this.retention = retention;
        store.accompany(log);
    }

    @Override
    public void line(long sequence, AlertState state, long time) {
        String json = AlertJson.write(sensor, sequence, state, latest);
        latest = HashChain.hash(json);
        latestTime = Math.max(latestTime, time);
        written++;
        writtenBytes += json.length();
        Batch batch = new Batch().add(PUT_LINE, sequence, state.origin().id(), time, json);
        put(state, json, batch);
        batch.step(_ -> log.append(json));
        if ((writtenBytes - sweptBytes) * ROOM >= retention.bytes() / PART) {
            keepToBytes(batch); // a storm does not wait for the next checkpoint
        }
        var _ = store.write(batch);
    }

    @Override
    public boolean hasRoom() {
        return store.takes(Store.Use.LINES);
    }

    private static void put(AlertState state, String json, Batch out) {
        out.add(
                PUT_STATE,
                state.origin().id(),
                state.origin().firstSeen(),
                state.lastSeen(),
                state.origin().explanation().fact(),
                state.lineTime(),
                state.lineDue(),
                json);
    }

    /**
     * Notes that all decisions of people up to this one were carried out.
     *
     * @param hash of its line
     */
    public void decided(long number, String hash) {
        var _ = store.write(new Batch().add(PUT_DECIDED, number, hash));
    }

    /** Adds to a batch what a detector remembers beyond this run, in place of what it remembered before. */
    public void keep(String detector, List<String> lines, Batch out) {
        out.add(PUT_DETECTOR, detector, String.join("\n", lines));
    }

    /** The lines that a detector kept in an earlier run. */
    public List<String> kept(String detector, StoreReader reader) {
        return reader.first("SELECT lines FROM alert_detector WHERE name = ?", row -> row.text(1), detector)
                .map(lines -> lines.lines().toList())
                .orElse(List.of());
    }

    /**
     * Adds to a batch whatever differs from what the store holds.
     *
     * @param isTimeSure whether event time says what is too old
     */
    public void checkpoint(Baseline baseline, AlertBook book, boolean isTimeSure, Batch out) {
        BaselineStore.save(baseline, out);
        for (AlertState state : book.takeChanged()) {
            put(state, AlertJson.write(sensor, book.sequence(), state), out);
        }
        if (latestTime - swept >= HOUSEKEEPING) {
            swept = latestTime;
            keepTo(retention, isTimeSure, out);
        }
        if (store.shortage() > 0) {
            // The file keeps its size: what is freed spares the disk what is added.
            out.add(FORGET_CLOSED_LINES, AT_ONCE, AT_ONCE, FREE_PAGES).add(FORGET_CLOSED_STATES);
        }
    }

    /** Deletes what is too old, then what is too much. */
    private void keepTo(Retention limits, boolean isTimeSure, Batch out) {
        if (isTimeSure) {
            long oldest = latestTime - limits.age().toSeconds() * Nanos.SECOND;
            out.add(FORGET_OLD_LINES, oldest, latestTime).add(FORGET_OLD_STATES, oldest);
        }
        if (limits.bytes() < Long.MAX_VALUE) {
            keepToBytes(out);
        }
    }

    private void keepToBytes(Batch out) {
        sweptBytes = writtenBytes;
        long line = Math.max(1, written == 0 ? USUAL_LINE : writtenBytes / written);
        out.add(FORGET_MOST_LINES, retention.bytes() / (ROOM * line)).add(FORGET_LINELESS_STATES);
    }

    /** A line that the log has and a crash kept from the store was seen, perhaps: it stays. */
    private void takeInWhatTheLogSays(long last) {
        try {
            Batch batch = new Batch();
            long sequence = last;
            for (String line : log.ahead(last)) {
                AlertState state = readable(line);
                if (state == null) {
                    break;
                }
                sequence++;
                batch.add(PUT_LINE, sequence, state.origin().id(), state.lastSeen(), line);
                put(state, line, batch);
            }
            if (!batch.isEmpty()) {
                store.write(batch).join();
            }
        } catch (IOException | CompletionException e) {
            throw new StoreException("the alert log cannot be used: " + e.getMessage(), e);
        }
    }

    /** The alert in a line; null where a crash left something else. */
    private static @Nullable AlertState readable(String line) {
        try {
            return AlertJsonReader.read(line);
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    /**
     * Takes up what an earlier run left, and makes the log say what the store says.
     *
     * @return number of the last decision of a person that was followed
     * @throws StoreException if the log cannot be written
     */
    public long restore(Baseline baseline, AlertBook book, StoreReader reader) {
        BaselineStore.restore(baseline, reader);
        takeInWhatTheLogSays(AlertLines.last(reader));
        long last = AlertLines.last(reader);
        latest = AlertLines.after(reader, last - 1, 1).stream()
                .findFirst()
                .map(line -> HashChain.hash(line.json()))
                .orElse(HashChain.START);
        KeptAlerts kept = KeptAlerts.read(reader);
        book.restore(last, kept.alive());
        kept.resting().forEach(book::restore);
        try {
            appendMissing(reader, log.repair(last));
            return reader.first("SELECT number FROM alert_decided", row -> row.integer(1))
                    .orElse(0L);
        } catch (IOException e) {
            throw new StoreException("the alert log cannot be used: " + e.getMessage(), e);
        }
    }

    /** Lines that the store has and the log has not, as where an older log was put back: all of them never at once. */
    private void appendMissing(StoreReader reader, long last) {
        long behind = last;
        List<AlertLines.Line> missing = AlertLines.after(reader, behind, AT_ONCE);
        while (!missing.isEmpty()) {
            Batch batch = new Batch();
            for (AlertLines.Line line : missing) {
                batch.step(_ -> log.append(line.json()));
            }
            var _ = store.write(batch);
            behind = missing.getLast().sequence();
            missing = AlertLines.after(reader, behind, AT_ONCE);
        }
    }
}
