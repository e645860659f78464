package io.otus.core.event;

/** What is wrong with the value of a point, as reported by the device that sends the value. */
public enum Flaw {
    /** The value was set by somebody in place of the measured one: forced, overridden, substituted, out of service. */
    FORCED(0x01),
    /** The value is frozen, and does not follow what is measured. */
    BLOCKED(0x02),
    /** The value is not that of the point: nothing measures it, or the part that does is faulty. */
    INVALID(0x04),
    /** The value is old, as the device does not reach the part that measures it. */
    OUTDATED(0x08),
    /** The value is beyond the range that can be measured or sent. */
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
