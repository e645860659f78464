package io.otus.alert.audit;

import java.util.List;

/**
 * What is normal from one decision on. Immutable.
 *
 * @param facts the lines that were declared normal, without their state; empty where none was needed
 * @param alerts ids of the alerts of which nothing remains by that
 */
public record Lesson(List<String> facts, List<String> alerts) {
    /** Nothing was declared normal. */
    public static final Lesson NONE = new Lesson(List.of(), List.of());

    /** Copies the lists. */
    public Lesson {
        facts = List.copyOf(facts);
        alerts = List.copyOf(alerts);
    }
}
