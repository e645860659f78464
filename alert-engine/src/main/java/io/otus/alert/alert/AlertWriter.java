package io.otus.alert.alert;

import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of living alerts. News is written at once; a mere repeat is written once in {@link #LINE_INTERVAL}.
 * While the sink has no room, news waits with its alert, and one line reports it later. If the alert must rest before
 * that, the line is lost and counted. Confined to the analysis thread.
 */
final class AlertWriter {
    /** Least time between two lines of an alert that only repeats, in nanoseconds: a minute. */
    static final long LINE_INTERVAL = Nanos.MINUTE;

    /** Most alerts that are alive at a time. */
    static final int MAX_ALIVE = 4_096;
    /** Number of alerts that are put to rest at once, so that the search for the least important ones is rare. */
    static final int ROOM = MAX_ALIVE / 8;

    private final AlertSink sink;
    private final Map<String, Alert> alive = new LinkedHashMap<>();
    private long sequence;
    private long lost;

    /** Creates a writer for a sink. */
    AlertWriter(AlertSink sink) {
        this.sink = sink;
    }

    /** Adds an alert to the living ones. */
    void watch(Alert alert) {
        alive.put(alert.id(), alert);
    }

    /** Returns the living alert of this id; null if there is none. */
    @Nullable
    Alert find(String id) {
        return alive.get(id);
    }

    /** Writes a line, or lets it wait if the sink has no room. */
    void write(Alert alert, long time) {
        if (!sink.hasRoom()) {
            alert.untold().dueLineAtOnce();
            return;
        }
        alert.lineWritten(time);
        sequence++;
        sink.line(sequence, AlertState.of(alert), time);
    }

    /** Writes a line if one is due. */
    void writeIfDue(Alert alert, long time) {
        if (alert.untold().isLineDue()
                && (alert.untold().isDueAtOnce() || time - alert.untold().lineTime() >= LINE_INTERVAL)) {
            write(alert, time);
        }
    }

    /** Event time advanced: writes lines that waited. */
    void clock(long time) {
        for (Alert alert : alive.values()) {
            if (!sink.hasRoom()) {
                return;
            }
            writeIfDue(alert, time);
        }
    }

    /** Removes and returns the alerts that can take no more findings. */
    List<Alert> sweep(long time) {
        List<Alert> resting = new ArrayList<>(0);
        for (Alert alert : alive.values()) {
            if (isResting(alert, time)
                    && !alert.untold().isLineDue()
                    && !alert.untold().isChanged()) {
                resting.add(alert);
            }
        }
        for (Alert alert : resting) {
            alive.remove(alert.id());
        }
        return resting;
    }

    /**
     * Puts alerts to rest if too many are alive, after writing what is due of them. First come those that can take no
     * more findings, then the least severe, among equals those seen longest ago. While the sink has no room, alerts
     * without a due line come before all others.
     *
     * @param kept an alert that stays alive
     * @return the alerts that rest now, those that could still have taken findings last
     */
    List<Alert> makeRoom(Alert kept, long time) {
        if (alive.size() <= MAX_ALIVE) {
            return List.of();
        }
        int rests = alive.size() - MAX_ALIVE + ROOM;
        boolean hasRoom = sink.hasRoom();
        List<Alert> resting = alive.values().stream()
                .filter(alert -> alert != kept)
                .sorted(Comparator.<Alert, Boolean>comparing(
                                alert -> !hasRoom && alert.untold().isLineDue())
                        .thenComparing(alert -> isLiving(alert, time))
                        .thenComparing(Alert::severity)
                        .thenComparingLong(Alert::lastSeen)
                        .thenComparing(Alert::id))
                .limit(rests)
                .toList();
        for (Alert alert : resting) {
            if (alert.untold().isLineDue() || alert.untold().isChanged()) {
                write(alert, time);
            }
            lost += alert.untold().isLineDue() ? 1 : 0;
            alive.remove(alert.id());
        }
        return resting;
    }

    /** Returns whether an alert may still take findings that a person has to read. */
    static boolean isLiving(Alert alert, long time) {
        return OpenAlert.isOpen(alert.status()) && !isResting(alert, time);
    }

    /** Returns the alerts that can take no more findings, even if a line is due. */
    List<Alert> resting(long time) {
        return alive.values().stream().filter(alert -> isResting(alert, time)).toList();
    }

    private static boolean isResting(Alert alert, long time) {
        return time - alert.lastSeen() >= ReportedFacts.REPEAT;
    }

    /** The input ended: writes all lines that waited. */
    void end(long time) {
        for (Alert alert : alive.values()) {
            if (alert.untold().isLineDue()) {
                write(alert, time);
                lost += alert.untold().isLineDue() ? 1 : 0;
            }
        }
    }

    /**
     * Returns the alerts that changed since the last call. A written line is no change, as the line carries the state
     * itself. An alert that waits for its first line is not returned, and one whose news waits for room keeps the state
     * of its last line.
     */
    List<AlertState> takeChanged() {
        List<AlertState> changed = new ArrayList<>();
        for (Alert alert : alive.values()) {
            if (alert.untold().isChanged()
                    && alert.untold().isToldOf()
                    && !alert.untold().isDueAtOnce()) {
                changed.add(AlertState.of(alert));
                alert.untold().stored();
            }
        }
        return changed;
    }

    /** Returns how many due lines were lost: new alerts, or news of known ones. */
    long lost() {
        return lost;
    }

    /** Returns the number of the latest line; 0 before the first. */
    long sequence() {
        return sequence;
    }

    /** Continues after the lines of an earlier run. */
    void restore(long lastSequence) {
        sequence = lastSequence;
    }
}
