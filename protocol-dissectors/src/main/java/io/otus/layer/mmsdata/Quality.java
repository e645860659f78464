package io.otus.layer.mmsdata;

import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;

/**
 * The quality of a value, IEC 61850-7-3 §6.2.1: a bit string of 13, as no other attribute of its data classes is. That
 * a value is questionable tells no more than what makes it so; that it is one of a test is no flaw of it.
 */
public final class Quality {
    private static final int BITS = 13;
    private static final String INVALID = "01";
    private static final int OVERFLOW = 2;
    private static final int OUT_OF_RANGE = 3;
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
        octet = Flaws.with(octet, Flaw.INVALID, bits.startsWith(INVALID) || has(bits, FAILURE));
        return Flaws.of(new byte[] {(byte) octet});
    }

    private static boolean has(String bits, int bit) {
        return bits.charAt(bit) == '1';
    }
}
