package io.otus.core.capture;

import io.otus.core.time.Nanos;

/**
 * What an Interface Description Block says (draft-ietf-opsawg-pcapng §4.2), as far as the meaning of a frame depends on
 * it. Immutable.
 *
 * @param linkType LINKTYPE_ value
 * @param snapLength most bytes captured of a frame, 0 for no limit
 * @param resolution if_tsresol: the negative power of ten of a second that a time counts, or of two with the highest
 *     bit set
 * @param offset if_tsoffset: seconds to add to each time
 * @param name if_name, its first {@link #MAX_NAME} bytes; its number among those of the section where it has none
 */
record PcapngInterface(int linkType, int snapLength, int resolution, long offset, String name) {
    /** Most bytes of a name that are kept. */
    static final int MAX_NAME = 64;

    /** Resolution where no option says otherwise: microseconds. */
    static final int MICROSECONDS = 6;

    private static final int POWER_OF_TWO = 0x80;
    private static final int NANOSECOND_EXPONENT = 9;
    private static final int MAX_DECIMAL_SHIFT = 18;
    private static final long[] POWERS_OF_TEN = powersOfTen();

    private static long[] powersOfTen() {
        long[] powers = new long[MAX_DECIMAL_SHIFT + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }

    /**
     * Converts a count of this interface's units to nanoseconds since 1970. The result is limited to what a long can
     * hold, up to the year 2262.
     *
     * @param units the 64-bit count, unsigned
     */
    long time(long units) {
        long time = (resolution & POWER_OF_TWO) == 0 ? decimal(units) : binary(units, resolution & ~POWER_OF_TWO);
        return offset == 0 ? time : saturatedAdd(time, saturatedMultiply(offset));
    }

    private long decimal(long units) {
        int shift = NANOSECOND_EXPONENT - resolution;
        if (shift >= 0) {
            long factor = POWERS_OF_TEN[shift];
            return Math.unsignedMultiplyHigh(units, factor) != 0 || units * factor < 0
                    ? Long.MAX_VALUE
                    : units * factor;
        }
        return -shift > MAX_DECIMAL_SHIFT ? 0 : Long.divideUnsigned(units, POWERS_OF_TEN[-shift]);
    }

    private static long binary(long units, int exponent) {
        if (exponent == 0) {
            return units < 0 ? Long.MAX_VALUE : saturatedMultiply(units);
        }
        long seconds = exponent < Long.SIZE ? units >>> exponent : 0;
        long fraction = exponent < Long.SIZE ? units & ((1L << exponent) - 1) : units;
        return saturatedAdd(saturatedMultiply(seconds), scaled(fraction, exponent));
    }

    /** {@code fraction * 10^9 / 2^exponent}, of which the product has up to 94 bits. */
    private static long scaled(long fraction, int exponent) {
        long low = fraction * Nanos.SECOND;
        long high = Math.unsignedMultiplyHigh(fraction, Nanos.SECOND);
        if (exponent < Long.SIZE) {
            return low >>> exponent | high << (Long.SIZE - exponent);
        }
        return exponent < 2 * Long.SIZE ? high >>> (exponent - Long.SIZE) : 0;
    }

    private static long saturatedMultiply(long seconds) {
        if (Math.multiplyHigh(seconds, Nanos.SECOND) != (seconds * Nanos.SECOND) >> (Long.SIZE - 1)) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return seconds * Nanos.SECOND;
    }

    private static long saturatedAdd(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }
}
