package io.otus.alert.detect;

import java.util.Locale;

/** The way of thinking that found something. */
public enum Engine {
    /** Something is not what the baseline allows. */
    POLICY,
    /** Bytes that break their specification. */
    PROTOCOL,
    /** Something that cannot be right, whatever is normal here. */
    ANOMALY,
    /** An act upon a device or the sensor's own hearing that operations must know of. */
    OPERATIONAL,
    /** Something that only programs do which do not belong here. */
    MALWARE;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name in files. */
    public String key() {
        return key;
    }
}
