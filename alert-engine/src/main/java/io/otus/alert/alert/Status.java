package io.otus.alert.alert;

import java.util.Locale;

/** The state of an alert, set by a person or by time. */
public enum Status {
    /** Nobody has looked at the alert. */
    NEW,
    /** A person has looked at it. */
    ACKNOWLEDGED,
    /** What it reports was declared normal. */
    LEARNED,
    /** A person does not want further reports of it. */
    MUTED,
    /** It is dealt with. */
    CLOSED;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** Returns the name used in files. */
    public String key() {
        return key;
    }
}
