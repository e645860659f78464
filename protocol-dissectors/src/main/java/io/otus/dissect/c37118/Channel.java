package io.otus.dissect.c37118;

/**
 * One phasor or analog channel of a unit, IEEE Std C37.118.2-2011 §6.4 Tables 8 to 12.
 *
 * @param name CHNAM
 * @param point its name among the unit's points, without blanks and unlike all others
 * @param unit PHUNIT or ANUNIT of configurations 1 and 2, the first word of PHSCALE in configuration 3; 0 for analogs
 *     of configuration 3
 * @param current whether a phasor is a current, in amperes; else a voltage, in volts
 * @param factor what {@code divisor} counts of a 16-bit value are worth
 * @param divisor 100000 for phasors of configurations 1 and 2, else 1
 * @param offset what is added to the scaled value: radians of a phasor's angle, or the offset of an analog
 */
record Channel(String name, String point, long unit, boolean current, double factor, double divisor, double offset) {
    /** PHUNIT counts in 10^-5 volts or amperes. */
    private static final double PHUNIT_STEP = 100_000;

    private static final int CURRENT_OF_PHSCALE = 0x0800;

    /** The value of one count of a 16-bit number. */
    double scale() {
        return scaled(1);
    }

    /** The value of a number of counts, without the offset. */
    double scaled(double counts) {
        return counts * factor / divisor;
    }

    /** A phasor of configurations 1 and 2: a byte that is 1 for a current, and 24 bits of scale. */
    static Channel phasor(String name, String point, long phunit) {
        return new Channel(name, point, phunit, phunit >>> 24 == 1, phunit & 0xFF_FFFF, PHUNIT_STEP, 0);
    }

    /** A phasor of configuration 3: flags, scale and offset of the angle. */
    static Channel phasor(String name, String point, long flags, double scale, double offset) {
        return new Channel(name, point, flags, (flags & CURRENT_OF_PHSCALE) != 0, scale, 1, offset);
    }

    /** An analog of configurations 1 and 2; its scale is for users to define, so that counts stay what they are. */
    static Channel analog(String name, String point, long anunit) {
        return new Channel(name, point, anunit, false, 1, 1, 0);
    }

    /** An analog of configuration 3. */
    static Channel analog(String name, String point, double scale, double offset) {
        return new Channel(name, point, 0, false, scale, 1, offset);
    }
}
