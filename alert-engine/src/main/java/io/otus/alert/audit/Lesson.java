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
 */
public record Lesson(List<String> facts, List<String> alerts, Map<FactState, List<String>> before) {
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

    /** Of lines that alerts told of. */
    public Lesson(List<String> facts, List<String> alerts) {
        this(facts, alerts, Map.of());
    }

    /** Whether nothing was declared normal by it. */
    public boolean isEmpty() {
        return facts.isEmpty() && alerts.isEmpty() && before.isEmpty();
    }

    /** How many lines it declares normal. */
    public int size() {
        return facts.size() + before.values().stream().mapToInt(List::size).sum();
    }
}
