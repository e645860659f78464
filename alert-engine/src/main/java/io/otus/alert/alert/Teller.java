package io.otus.alert.alert;

import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of the alerts into which something may still be folded. A line is written at once where there is
 * news, and once in {@link #LINE_INTERVAL} where an alert only counts up. While the sink has no room, news waits with
 * its alert, counts up there, and is told by one line later; what must rest meanwhile is lost, and counted. Confined to
 * the analysis thread.
 */
final class Teller {
    /** Least time between two lines of an alert that only counts up. */
    static final long LINE_INTERVAL = Nanos.MINUTE;

    /** Most alerts that are alive at a time. */
    static final int MAX_ALIVE = 4_096;
    /** Room that is made at once, so that it is seldom looked for who has to make it. */
    static final int ROOM = MAX_ALIVE / 8;

    private final AlertSink sink;
    private final Map<String, Alert> alive = new LinkedHashMap<>();
    private long sequence;
    private long lost;

    /** Writes to a sink. */
    Teller(AlertSink sink) {
        this.sink = sink;
    }

    /** There may be news of an alert from now on. */
    void watch(Alert alert) {
        alive.put(alert.id(), alert);
    }

    /** The alert of this id; null where it is not alive. */
    @Nullable
    Alert find(String id) {
        return alive.get(id);
    }

    /** Writes a line, or lets it wait where there is no room for it. */
    void write(Alert alert, long time) {
        if (!sink.hasRoom()) {
            alert.untold().dueLineAtOnce();
            return;
        }
        alert.lineWritten(time);
        sequence++;
        sink.line(sequence, AlertState.of(alert), time);
    }

    /** Writes a line if one is due by now. */
    void writeIfDue(Alert alert, long time) {
        if (alert.untold().isLineDue()
                && (alert.untold().isDueAtOnce() || time - alert.untold().lineTime() >= LINE_INTERVAL)) {
            write(alert, time);
        }
    }

    /** Event time moved on: writes lines that had to wait. */
    void clock(long time) {
        for (Alert alert : alive.values()) {
            if (!sink.hasRoom()) {
                return;
            }
            writeIfDue(alert, time);
        }
    }

    /** Forgets those of which nothing more is to come, and returns them. */
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
     * Has alerts rest where too many are alive, and tells what is due of them first: those of which nothing more is to
     * come, then the least severe, of these the ones that were seen longest ago. Where nothing can be told, those first
     * of which nothing is due.
     *
     * @param kept one that stays alive
     * @return those that rest now, the ones that would have lived on last
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

    /** Whether something may fold in that somebody has to hear of. */
    static boolean isLiving(Alert alert, long time) {
        return OpenAlert.isOpen(alert.status()) && !isResting(alert, time);
    }

    /** Those into which nothing folds any more, be it that there is something to tell of them. */
    List<Alert> resting(long time) {
        return alive.values().stream().filter(alert -> isResting(alert, time)).toList();
    }

    private static boolean isResting(Alert alert, long time) {
        return time - alert.lastSeen() >= Told.REPEAT;
    }

    /** The input ended: writes all lines that had to wait. */
    void end(long time) {
        for (Alert alert : alive.values()) {
            if (alert.untold().isLineDue()) {
                write(alert, time);
                lost += alert.untold().isLineDue() ? 1 : 0;
            }
        }
    }

    /**
     * The alerts that changed since the last call; lines are no change, as they carry the state themselves. One that
     * still waits for its first line is nowhere without it, and one of which news waits for room stays as its last line
     * has it.
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

    /** How many lines were due that nobody will ever read: new alerts, or news of known ones. */
    long lost() {
        return lost;
    }

    /** Number of the latest line; 0 before the first. */
    long sequence() {
        return sequence;
    }

    /** Goes on behind the lines of an earlier run. */
    void restore(long lastSequence) {
        sequence = lastSequence;
    }
}
