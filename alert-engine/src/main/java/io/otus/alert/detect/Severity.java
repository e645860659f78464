package io.otus.alert.detect;

import java.util.Locale;

/** How bad a violation may be, least severe first. */
public enum Severity {
    /** For information; nothing to do. */
    INFO,
    /** Worth a look some day. */
    LOW,
    /** Worth a look today. */
    MEDIUM,
    /** Worth a look now. */
    HIGH,
    /** The process may be stopped or harmed. */
    CRITICAL;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** Returns the severity's name in files. */
    public String key() {
        return key;
    }

    /** Returns the more severe of this and another. */
    public Severity or(Severity other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** Returns the next lower severity; {@link #INFO} stays as it is. */
    public Severity lowered() {
        return switch (this) {
            case CRITICAL -> HIGH;
            case HIGH -> MEDIUM;
            case MEDIUM -> LOW;
            case LOW, INFO -> INFO;
        };
    }
}
