package io.otus.alert.alert;

import java.util.Locale;

/** What a person, or time, has made of an alert. */
public enum Status {
    /** Nobody has looked at it. */
    NEW,
    /** Somebody has. */
    ACKNOWLEDGED,
    /** What it reports was declared normal. */
    LEARNED,
    /** Nobody wants to hear of it. */
    MUTED,
    /** Done. */
    CLOSED;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name in files. */
    public String key() {
        return key;
    }
}
