package io.otus.dissect.hl7;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;

/**
 * The block around a message, and how a message begins.
 *
 * <pre>
 *  0    1               4                 5                     n    n+1
 *  +----+---------------+-----------------+---------------------+----+----+
 *  | VT | "MSH"         | field separator | encoding characters | FS | CR |
 *  +----+---------------+-----------------+---------------------+----+----+
 * </pre>
 */
final class Mllp {
    /** Where the segments begin. */
    static final int SEGMENTS = 1;
    /** Octets behind the last segment. */
    static final int END = 2;

    static final int CARRIAGE_RETURN = 0x0D;
    private static final int START_BLOCK = 0x0B;
    private static final int END_BLOCK = 0x1C;
    private static final int SEPARATOR = 4;
    private static final int ENCODING = 5;
    /** Component, repetition, escape and subcomponent; truncation since version 2.7. */
    private static final int FEWEST_ENCODING = 4;

    private static final int MOST_ENCODING = 5;
    /**
     * Longest message that is read: what is longer carries a document. Its end is looked for from its beginning,
     * whenever some of it comes.
     */
    static final int LONGEST = 16_384;

    private Mllp() {}

    static char separator(ByteView b) {
        return (char) b.u8(SEPARATOR);
    }

    /** Length of the block, as {@link Dissector#frameLength} answers. */
    static int length(ByteView b) {
        if (!begins(b)) {
            return Dissector.NOT_MINE;
        }
        int most = Math.min(b.length(), LONGEST);
        for (int at = ENCODING + FEWEST_ENCODING; at < most; at++) {
            if (b.u8(at) != END_BLOCK) {
                continue;
            }
            if (at + 1 == b.length()) {
                return Dissector.NEED_MORE;
            }
            return b.u8(at + 1) == CARRIAGE_RETURN ? at + END : Dissector.NOT_MINE;
        }
        return b.length() < LONGEST ? Dissector.NEED_MORE : Dissector.NOT_MINE;
    }

    /** Whether the bytes that are there begin a message: the encoding characters are marks that all differ. */
    private static boolean begins(ByteView b) {
        if (b.u8(0) != START_BLOCK) {
            return false;
        }
        for (int at = SEGMENTS; at < Math.min(SEPARATOR, b.length()); at++) {
            if (b.u8(at) != "MSH".charAt(at - SEGMENTS)) {
                return false;
            }
        }
        for (int at = SEPARATOR; at < Math.min(ENCODING + MOST_ENCODING + 1, b.length()); at++) {
            int mark = b.u8(at);
            boolean isEnd = at > SEPARATOR && mark == b.u8(SEPARATOR);
            if (isEnd) {
                return at >= ENCODING + FEWEST_ENCODING;
            }
            if (at == ENCODING + MOST_ENCODING || !isMark(mark) || isRepeated(b, at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int octet) {
        boolean isLetterOrDigit =
                (octet >= '0' && octet <= '9') || (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
        return octet > ' ' && octet < 0x7F && !isLetterOrDigit;
    }

    private static boolean isRepeated(ByteView b, int at) {
        for (int before = SEPARATOR; before < at; before++) {
            if (b.u8(before) == b.u8(at)) {
                return true;
            }
        }
        return false;
    }
}
