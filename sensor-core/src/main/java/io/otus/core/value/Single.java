package io.otus.core.value;

/**
 * Reals of IEEE 754 in four octets. The number of one is the decimal with the fewest digits that reads back as the same
 * four octets: 72.3, and not the 72.30000305175781 that comes of widening it, whose last digits no device ever meant.
 * Numbers of singles differ and are ordered as the singles are.
 */
public final class Single {
    /** Whole numbers below have no shorter form than themselves. */
    private static final double WHOLE = 1 << 24;
    /** Below, a decimal has more places than are tried. */
    private static final double SMALL = 1e-3;

    private static final double[] PLACES = {1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11};

    private Single() {}

    /** The number of a single, as {@link Float#toString(float)} writes it. */
    public static double number(float single) {
        double exact = single;
        double size = Math.abs(exact);
        if (size < WHOLE) {
            if (exact == (int) exact) {
                return exact;
            }
            if (size >= SMALL) {
                for (double places : PLACES) {
                    double decimal = Math.rint(exact * places) / places;
                    if ((float) decimal == single) {
                        return decimal;
                    }
                }
            }
        }
        return Double.parseDouble(Float.toString(single));
    }
}
