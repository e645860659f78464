package io.otus.layer.mmsdata;

import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;

/**
 * The quality of a value, IEC 61850-7-3 §6.2.1: a bit string of 13, as of the attributes of its data classes only
 * {@code q} and {@code subQ} are. That a value is questionable tells no more than what makes it so; that it is one of a
 * test is no flaw of it. Left out is also what makes it less exact and not wrong: oscillatory, inconsistent and
 * inaccurate.
 */
public final class Quality {
    private static final int BITS = 13;
    private static final String INVALID = "01";
    private static final int OVERFLOW = 2;
    private static final int OUT_OF_RANGE = 3;
    private static final int BAD_REFERENCE = 4;
    private static final int FAILURE = 6;
    private static final int OLD_DATA = 7;
    private static final int SUBSTITUTED = 10;
    private static final int OPERATOR_BLOCKED = 12;

    private Quality() {}

    /** What is wrong with a value by its quality, as a text of ones and zeros; nothing where that is no quality. */
    public static Flaws of(String bits) {
        if (bits.length() != BITS) {
            return Flaws.NONE;
        }
        int octet = Flaws.with(0, Flaw.FORCED, has(bits, SUBSTITUTED));
        octet = Flaws.with(octet, Flaw.BLOCKED, has(bits, OPERATOR_BLOCKED));
        octet = Flaws.with(octet, Flaw.OUTDATED, has(bits, OLD_DATA));
        octet = Flaws.with(octet, Flaw.EXCEEDED, has(bits, OVERFLOW) || has(bits, OUT_OF_RANGE));
        boolean isWrong = bits.startsWith(INVALID) || has(bits, BAD_REFERENCE) || has(bits, FAILURE);
        octet = Flaws.with(octet, Flaw.INVALID, isWrong);
        return Flaws.of(new byte[] {(byte) octet});
    }

    private static boolean has(String bits, int bit) {
        return bits.charAt(bit) == '1';
    }
}
