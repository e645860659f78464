package io.otus.alert.alert;

import io.otus.alert.detect.Severity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * The log of one piece of declared work in a run: what was done in it and by whom, and what its devices did or suffered
 * meanwhile that was not declared. Confined to the analysis thread until the run has ended.
 */
public final class WorkLog {
    /** Most deeds and most alerts that are listed; further ones are counted. */
    static final int MAX_LISTED = 50;

    private final SequencedMap<String, Deed> deeds = new LinkedHashMap<>();
    private final SequencedSet<Alert> undeclared = new LinkedHashSet<>();
    private final WrittenPoints points = new WrittenPoints();
    private long furtherDeeds;
    private long furtherUndeclared;

    /**
     * A deed and its count.
     *
     * @param what who did what to whom, in words
     * @param severity what it would have been had it not been declared
     * @param times at least once
     */
    public record Deed(String what, Severity severity, long times) {
        private Deed and(Deed more) {
            return new Deed(what, severity.or(more.severity), times + more.times);
        }
    }

    void did(String what, Severity severity) {
        if (deeds.size() == MAX_LISTED && !deeds.containsKey(what) && !isRoomMade(severity)) {
            furtherDeeds++;
        } else {
            deeds.merge(what, new Deed(what, severity, 1), Deed::and);
        }
    }

    /** Takes the latest of the least severe deeds out of the list for one that is worse. */
    private boolean isRoomMade(Severity severity) {
        Deed least = null;
        for (Deed each : deeds.values()) {
            least = least == null || each.severity.compareTo(least.severity) <= 0 ? each : least;
        }
        if (least == null || severity.compareTo(least.severity) <= 0) {
            return false;
        }
        deeds.remove(least.what);
        furtherDeeds += least.times;
        return true;
    }

    void notDeclared(Alert alert) {
        if (alert.severity().compareTo(Severity.LOW) < 0) {
            return;
        }
        if (undeclared.size() < MAX_LISTED || undeclared.contains(alert)) {
            undeclared.add(alert);
        } else {
            furtherUndeclared++;
        }
    }

    /** Returns the points that are written, to list and follow them. */
    WrittenPoints points() {
        return points;
    }

    /**
     * Returns the points that were written and some finding was about, in the order of their first time;
     * {@value WrittenPoints#MAX_LISTED} at most.
     */
    public List<Written> written() {
        return points.listed();
    }

    /** Returns how many written points some finding was about that are not listed. */
    public long furtherWritten() {
        return points.further();
    }

    /** Returns the deeds, in the order of their first time; {@value #MAX_LISTED} at most. */
    public List<Deed> deeds() {
        return List.copyOf(deeds.values());
    }

    /** Returns the number of findings that no listed deed covers. */
    public long furtherDeeds() {
        return furtherDeeds;
    }

    /**
     * Returns the alerts of severity low or higher in which a named device takes part and which were raised or went on
     * in the window without being part of the work; {@value #MAX_LISTED} at most.
     */
    public List<Alert> undeclared() {
        return List.copyOf(undeclared);
    }

    /** Returns the number of undeclared findings that no listed alert covers. */
    public long furtherUndeclared() {
        return furtherUndeclared;
    }
}
