package io.otus.alert.detect;

import java.util.Locale;

/** The method by which a violation was found. */
public enum Engine {
    /** Something that the baseline does not allow. */
    POLICY,
    /** Bytes that break the specification of their protocol. */
    PROTOCOL,
    /** Something that cannot be right, whatever is normal on this site. */
    ANOMALY,
    /** An act on a device, or a loss of the sensor's own hearing, that operations must know of. */
    OPERATIONAL,
    /** Something that only unwanted programs do. */
    MALWARE;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** Returns the engine's name in files. */
    public String key() {
        return key;
    }
}
