package io.otus.alert.alert;

import io.otus.alert.detect.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * What a run saw of one piece of declared work: what was done in it and by whom, and what its devices did or suffered
 * meanwhile that nobody had declared. Confined to the analysis thread until that has ended.
 */
public final class WorkLog {
    /** Most deeds and most alerts that are listed; more are counted. */
    static final int MAX_LISTED = 50;

    private final SequencedMap<String, Long> deeds = new LinkedHashMap<>();
    private final SequencedSet<Alert> undeclared = new LinkedHashSet<>();
    private long furtherDeeds;
    private long furtherUndeclared;

    /**
     * Something that was done, and how often.
     *
     * @param what who did what to whom, in words
     * @param times at least once
     */
    public record Deed(String what, long times) {}

    void did(String what) {
        if (deeds.size() < MAX_LISTED || deeds.containsKey(what)) {
            deeds.merge(what, 1L, Long::sum);
        } else {
            furtherDeeds++;
        }
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

    /** What was done, in the order of its first time; {@value #MAX_LISTED} at most. */
    public List<Deed> deeds() {
        List<Deed> list = new ArrayList<>(deeds.size());
        deeds.forEach((what, times) -> list.add(new Deed(what, times)));
        return list;
    }

    /** How many findings are in no deed that is listed. */
    public long furtherDeeds() {
        return furtherDeeds;
    }

    /**
     * The alerts of low or more in which a named device has part, raised or going on in the window and no part of the
     * work; {@value #MAX_LISTED} at most.
     */
    public List<Alert> undeclared() {
        return List.copyOf(undeclared);
    }

    /** How many findings were not declared either, and are in no alert that is listed. */
    public long furtherUndeclared() {
        return furtherUndeclared;
    }
}
