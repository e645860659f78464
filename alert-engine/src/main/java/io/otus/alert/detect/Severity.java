package io.otus.alert.detect;

import java.util.Locale;

/** How bad it may be, least first. */
public enum Severity {
    /** To know, nothing to do. */
    INFO,
    /** Worth a look some day. */
    LOW,
    /** Worth a look today. */
    MEDIUM,
    /** Worth a look now. */
    HIGH,
    /** May stop or harm the process. */
    CRITICAL;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name in files. */
    public String key() {
        return key;
    }

    /** One step less, {@link #INFO} at least. */
    public Severity lowered() {
        return switch (this) {
            case CRITICAL -> HIGH;
            case HIGH -> MEDIUM;
            case MEDIUM -> LOW;
            case LOW, INFO -> INFO;
        };
    }
}
