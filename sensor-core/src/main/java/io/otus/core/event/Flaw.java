package io.otus.core.event;

/** What is wrong with the value of a point, as the device says that tells it. */
public enum Flaw {
    /** Somebody put it in the place of what is measured: forced, overridden, substituted, out of service. */
    FORCED(0x01),
    /** It is held where it is, and does not follow what is measured. */
    BLOCKED(0x02),
    /** It is no value of the point: nothing measures it, or what does is faulty. */
    INVALID(0x04),
    /** It is of an earlier time, as the device does not reach what measures it. */
    OUTDATED(0x08),
    /** It is beyond what can be measured or told. */
    EXCEEDED(0x10),
    /** Nothing was measured since the device restarted. */
    RESTARTED(0x20);

    private final int bit;

    Flaw(int bit) {
        this.bit = bit;
    }

    /** Its bit in an octet. */
    int bit() {
        return bit;
    }
}
