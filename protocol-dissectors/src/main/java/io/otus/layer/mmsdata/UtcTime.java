package io.otus.layer.mmsdata;

import io.otus.core.bytes.ByteView;
import io.otus.core.time.Nanos;
import java.time.Instant;

/**
 * UtcTime, IEC 61850-8-1 §8.1.3.7: seconds since 1970, a binary fraction of a second, and how good the clock is.
 *
 * @param seconds 0 to 4294967295
 * @param fraction of a second in 2^-24, 0 to 16777215
 * @param quality bit 7 leap seconds known, 6 clock failure, 5 not synchronised, 4 to 0 how many bits of the fraction
 *     are right (31: not told)
 */
public record UtcTime(long seconds, int fraction, int quality) {
    /** Octets of it. */
    public static final int SIZE = 8;

    /** The time in the first eight octets. They must be there. */
    public static UtcTime read(ByteView content) {
        return new UtcTime(content.u32(0), content.u24(4), content.u8(7));
    }

    /** Nanoseconds since 1970, rounded down. */
    public long nanoseconds() {
        return seconds * Nanos.SECOND + ((fraction * Nanos.SECOND) >> 24);
    }

    /** The device's clock has failed. */
    public boolean clockFailure() {
        return (quality & 0x40) != 0;
    }

    /** The device's clock is not synchronised. */
    public boolean clockNotSynchronized() {
        return (quality & 0x20) != 0;
    }

    /** The time in ISO 8601. */
    public String text() {
        return Instant.ofEpochSecond(seconds, (fraction * Nanos.SECOND) >> 24).toString();
    }
}
