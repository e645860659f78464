package io.otus.alert.baseline;

import java.util.Locale;

/** Kinds of facts that leave learning together: new devices become rare long before new values do. */
public enum Category {
    /** Which assets there are. */
    DEVICES,
    /** Which assets talk to each other, and in which roles. */
    CONVERSATIONS,
    /** Which services a conversation uses. */
    FUNCTIONS,
    /** Which points it reads and writes. */
    POINTS,
    /** The values that a client writes and reads. */
    VALUES,
    /** How often it asks, and in which order. */
    TIMING;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name in reports. */
    public String key() {
        return key;
    }
}
