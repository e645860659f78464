package io.otus.alert.audit;

import io.otus.alert.baseline.FactState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one decision declares normal. Immutable.
 *
 * @param facts the lines that were declared normal, without their state; empty if none was needed
 * @param alerts ids of the alerts that are thereby settled
 * @param before further lines that were approved while the baseline held them already, by their previous state
 * @param missing number of further facts and alerts that are unknown because the file of a long lesson
 *     ({@link LongLessons}) is missing or was changed
 */
public record Lesson(List<String> facts, List<String> alerts, Map<FactState, List<String>> before, long missing) {
    /** A lesson that declares nothing normal. */
    public static final Lesson NONE = new Lesson(List.of(), List.of());

    public Lesson {
        facts = List.copyOf(facts);
        alerts = List.copyOf(alerts);
        Map<FactState, List<String>> copy = new EnumMap<>(FactState.class);
        before.forEach((state, lines) -> copy.put(state, List.copyOf(lines)));
        before = Collections.unmodifiableMap(copy);
    }

    /** Creates a complete lesson. */
    public Lesson(List<String> facts, List<String> alerts, Map<FactState, List<String>> before) {
        this(facts, alerts, before, 0);
    }

    /** Creates a lesson of facts that alerts reported. */
    public Lesson(List<String> facts, List<String> alerts) {
        this(facts, alerts, Map.of());
    }

    /** Returns a shorter lesson with the first facts and the first alerts, {@code most} of each. */
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

    /** Returns whether the lesson declares nothing normal. */
    public boolean isEmpty() {
        return facts.isEmpty() && alerts.isEmpty() && before.isEmpty() && missing == 0;
    }

    /** Returns the number of known lines that it declares normal. */
    public int size() {
        return facts.size() + before.values().stream().mapToInt(List::size).sum();
    }
}
