package io.otus.alert.baseline;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a fact has come on the way to being normal. */
public enum FactState {
    /** Seen while its category was learning, not often enough yet. */
    CANDIDATE,
    /** Seen often enough, or before the end of a declared learning time. */
    LEARNED,
    /** Declared normal by a person. */
    APPROVED,
    /** Seen when nothing was learned any more: it alerts, and is no part of the baseline until a person approves it. */
    NOVEL;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The word in the baseline text. */
    public String key() {
        return key;
    }

    /**
     * The state of this word in the baseline text; null for any other word. {@link #NOVEL} has no place in the text,
     * and only the store has lines of it.
     */
    static @Nullable FactState ofKey(String word) {
        return switch (word) {
            case "candidate" -> CANDIDATE;
            case "learned" -> LEARNED;
            case "approved" -> APPROVED;
            default -> null;
        };
    }
}
