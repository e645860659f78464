package io.otus.alert.alert;

import io.otus.alert.detect.Severity;
import java.util.List;

/**
 * What was folded into an alert beyond the one thing that its title names: further facts that the same source broke in
 * the same way. Immutable.
 *
 * @param count how many facts, each counted once
 * @param items the first of them, {@link Alert#MAX_NAMED} at most
 */
public record Further(long count, List<Item> items) {
    /** There is nothing beyond what the title names. */
    public static final Further NONE = new Further(0, List.of());

    /** Copies the list. */
    public Further {
        items = List.copyOf(items);
    }

    /**
     * One of them.
     *
     * @param title it in one line, as the title of an alert of its own would be
     * @param fact the broken fact, as in {@link io.otus.alert.text.Explanation}; empty where a rule needs no baseline
     * @param observed what was seen in its place
     * @param severity how bad it may be by itself
     * @param time event time of its first finding, nanoseconds since 1970
     * @param evidence the first frames of that, {@link Alert#MAX_EVIDENCE} at most: those of the alert are soon the
     *     latest ones of whatever repeats most. Empty where it has none, or an earlier version told it.
     */
    public record Item(
            String title, String fact, String observed, Severity severity, long time, List<EvidenceItem> evidence) {
        /** Copies the list. */
        public Item {
            evidence = List.copyOf(evidence);
        }
    }

    /** A title that says how many there are beyond it. */
    public String entitle(String first) {
        return count == 0 ? first : first + ", and " + count + " more";
    }

    /**
     * A title that says how many there are beyond it, and of how many devices, where more than one are named.
     *
     * @param sources those that are named
     * @param isMore whether there may be others than those
     */
    public String entitle(String first, long sources, boolean isMore) {
        boolean isOfSeveral = count > 0 && sources > 1;
        String many = isMore ? "at least " + sources : Long.toString(sources);
        return isOfSeveral ? entitle(first) + ", of " + many + " devices" : entitle(first);
    }
}
