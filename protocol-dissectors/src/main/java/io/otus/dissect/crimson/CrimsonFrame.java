package io.otus.dissect.crimson;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * A frame; numbers are big-endian, and the length counts what is behind it.
 *
 * <pre>
 *  0        2          4      6
 *  +--------+----------+------+------
 *  | length | register | type | data
 *  +--------+----------+------+------
 * </pre>
 */
final class CrimsonFrame {
    static final int LENGTH_SIZE = 2;
    static final int SIZE = 6;

    static final int MODEL = 0x012A;
    static final int MANUFACTURER = 0x012B;

    /** With which each of the two registers is asked for. */
    private static final int ASKS_MODEL = 0x1A00;

    private static final int ASKS_MANUFACTURER = 0x1B00;
    /** An answer that holds text. */
    private static final int TEXT = 0x0300;
    /** More than any name of a maker or model. */
    private static final int MAX_TEXT = 256;

    private CrimsonFrame() {}

    static int total(ByteView b) {
        return LENGTH_SIZE + b.u16(0);
    }

    static int register(ByteView b) {
        return b.u16(2);
    }

    static int type(ByteView b) {
        return b.u16(4);
    }

    /** Whether a whole frame asks for manufacturer or model. */
    static boolean asks(ByteView b) {
        return b.length() == SIZE
                && ((register(b) == MODEL && type(b) == ASKS_MODEL)
                        || (register(b) == MANUFACTURER && type(b) == ASKS_MANUFACTURER));
    }

    /** Whether a whole frame is an answer with manufacturer or model, whatever its text. */
    static boolean answers(ByteView b) {
        return b.length() >= SIZE && b.length() <= SIZE + MAX_TEXT && isIdentity(register(b)) && type(b) == TEXT;
    }

    /** Whether the octets that are there may begin a frame that proves the protocol. */
    static boolean mayProve(ByteView b) {
        int most = SIZE + MAX_TEXT;
        return (b.length() < LENGTH_SIZE || (total(b) >= SIZE && total(b) <= most))
                && (b.length() < 4 || isIdentity(register(b)));
    }

    /** Whether a whole frame proves the protocol: a question for manufacturer or model, or an answer with its text. */
    static boolean proves(ByteView b) {
        return asks(b) || (answers(b) && !text(b).isEmpty());
    }

    /** The text of an answer; empty where it is not printable, or does not end with NUL. */
    static String text(ByteView b) {
        ByteView data = b.from(SIZE);
        if (data.length() == 0 || data.u8(data.length() - 1) != 0) {
            return "";
        }
        String text = data.textToNul(0, data.length(), StandardCharsets.US_ASCII);
        for (int at = 0; at < data.length(); at++) {
            boolean isRight = at < text.length() ? data.u8(at) >= ' ' && data.u8(at) <= '~' : data.u8(at) == 0;
            if (!isRight) {
                return "";
            }
        }
        return text.strip();
    }

    private static boolean isIdentity(int register) {
        return register == MODEL || register == MANUFACTURER;
    }
}
