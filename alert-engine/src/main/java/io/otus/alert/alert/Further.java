package io.otus.alert.alert;

import io.otus.alert.detect.Severity;
import java.util.List;

/**
 * The facts folded into an alert beyond the one in its title: further facts that the same source broke in the same way.
 * Immutable.
 *
 * @param count number of facts, each counted once
 * @param items the first of them, {@link Alert#MAX_NAMED} at most
 */
public record Further(long count, List<Item> items) {
    /** No further facts. */
    public static final Further NONE = new Further(0, List.of());

    public Further {
        items = List.copyOf(items);
    }

    /**
     * A further fact.
     *
     * @param title the title that an alert of its own would have
     * @param fact the broken fact, as in {@link io.otus.alert.text.Explanation}; empty if the rule needs no baseline
     * @param observed the deviating observation
     * @param severity its own severity
     * @param time event time of its first finding, nanoseconds since 1970
     * @param evidence the first frames of that finding, {@link Alert#MAX_EVIDENCE} at most, because the alert's own
     *     frames are soon those of the most frequent repeat. Empty if there are none, or if an earlier version reported
     *     the fact.
     */
    public record Item(
            String title, String fact, String observed, Severity severity, long time, List<EvidenceItem> evidence) {
        public Item {
            evidence = List.copyOf(evidence);
        }
    }

    /** Returns a title with the number of further facts. */
    public String entitle(String first) {
        return count == 0 ? first : first + ", and " + count + " more";
    }

    /**
     * Returns a title with the number of further facts, and the number of devices if several are named.
     *
     * @param sources number of named devices
     * @param isMore whether there may be further devices
     */
    public String entitle(String first, long sources, boolean isMore) {
        boolean isOfSeveral = count > 0 && sources > 1;
        String many = isMore ? "at least " + sources : Long.toString(sources);
        return isOfSeveral ? entitle(first) + ", of " + many + " devices" : entitle(first);
    }
}
