package io.otus.alert.audit;

import io.otus.alert.baseline.FactState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is normal from one decision on. Immutable.
 *
 * @param facts the lines that were declared normal, without their state; empty where none was needed
 * @param alerts ids of the alerts of which nothing remains by that
 * @param before further lines that were approved where the baseline held them already, by the state that each had
 * @param missing how many further facts and alerts it is about of which is not known any more which they are, since the
 *     file of a long one ({@link LongLessons}) is not there as it was
 */
public record Lesson(List<String> facts, List<String> alerts, Map<FactState, List<String>> before, long missing) {
    /** Nothing was declared normal. */
    public static final Lesson NONE = new Lesson(List.of(), List.of());

    /** Copies the lists. */
    public Lesson {
        facts = List.copyOf(facts);
        alerts = List.copyOf(alerts);
        Map<FactState, List<String>> copy = new EnumMap<>(FactState.class);
        before.forEach((state, lines) -> copy.put(state, List.copyOf(lines)));
        before = Collections.unmodifiableMap(copy);
    }

    /** Of which all is known. */
    public Lesson(List<String> facts, List<String> alerts, Map<FactState, List<String>> before) {
        this(facts, alerts, before, 0);
    }

    /** Of lines that alerts told of. */
    public Lesson(List<String> facts, List<String> alerts) {
        this(facts, alerts, Map.of());
    }

    /** The first of its facts, and the first of its alerts. */
    Lesson first(int most) {
        Map<FactState, List<String>> held = new EnumMap<>(FactState.class);
        int left = Math.max(0, most - facts.size());
        for (Map.Entry<FactState, List<String>> each : before.entrySet()) {
            List<String> lines = first(each.getValue(), left);
            if (!lines.isEmpty()) {
                held.put(each.getKey(), lines);
            }
            left -= lines.size();
        }
        return new Lesson(first(facts, most), first(alerts, most), held);
    }

    private static List<String> first(List<String> all, int most) {
        return all.subList(0, Math.min(all.size(), most));
    }

    /** Whether nothing was declared normal by it. */
    public boolean isEmpty() {
        return facts.isEmpty() && alerts.isEmpty() && before.isEmpty() && missing == 0;
    }

    /** How many lines it declares normal, as far as it is known which. */
    public int size() {
        return facts.size() + before.values().stream().mapToInt(List::size).sum();
    }
}
