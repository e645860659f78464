package io.otus.dissect.melsoft;

import io.otus.core.bytes.ByteView;

/**
 * The headers as captures have them; numbers are little-endian but for the command, which is written as the MELSEC
 * communication protocol numbers it.
 *
 * <pre>
 *  0        1      5        7     8             13       19
 *  +--------+------+--------+-----+-------------+--------+--------+
 *  | 57, D7 | ...  | 11 11  | ... | destination | source | length |
 *  +--------+------+--------+-----+-------------+--------+--------+
 *  21       22     23      24
 *  +--------+------+-------+------+---------------+-----+
 *  | 1C, 9C | ...  | size  | size | 8 or 20       | end |
 *  |        |      | of it | of 1 | octets (1)    | code|
 *  +--------+------+-------+------+---------------+-----+
 *  +---------+----------+--------+------
 *  | command | sequence | 0      | data
 *  +---------+----------+--------+------
 * </pre>
 *
 * The end code, and the two octets of it in the first size, only a response has.
 */
final class MelsoftHeader {
    static final int REQUEST = 0x57;
    static final int RESPONSE = 0xD7;

    /** Octets that the length does not count. */
    static final int SIZE = 21;
    /** Octets by which a frame is known, up to the size of its first part; no frame has fewer. */
    static final int KNOWN_SIZE = 25;

    private static final int FIRST_LENGTH = 19;
    private static final int INNER = 21;
    private static final int INNER_SIZE = 4;
    private static final int COMMAND_SIZE = 6;
    private static final int END_CODE_SIZE = 2;
    private static final int MARK = 0x11;
    private static final int INNER_REQUEST = 0x1C;
    private static final int INNER_RESPONSE = 0x9C;
    private static final int SHORT_PART = 0x08;
    private static final int LONG_PART = 0x14;

    private MelsoftHeader() {}

    static boolean isResponse(ByteView b) {
        return b.u8(0) == RESPONSE;
    }

    /** Octets of the frame. */
    static int total(ByteView b) {
        return SIZE + b.le16(FIRST_LENGTH);
    }

    /** Whether all that is there is as every frame has it; what follows a frame is not looked at. */
    static boolean isAllowed(ByteView b) {
        int first = b.u8(0);
        if ((first != REQUEST && first != RESPONSE) || (b.length() >= SIZE && total(b) < KNOWN_SIZE)) {
            return false;
        }
        boolean isResponse = first == RESPONSE;
        return is(b, 4, 0)
                && is(b, 5, MARK)
                && is(b, 6, MARK)
                && (is(b, 7, 0x07) || is(b, 7, 0x7F))
                && is(b, 8, 0)
                && is(b, 9, 0)
                && is(b, 12, 0x03)
                && is(b, 13, 0)
                && is(b, 17, 0)
                && is(b, 18, 0)
                && is(b, INNER, isResponse ? INNER_RESPONSE : INNER_REQUEST)
                && (b.length() < KNOWN_SIZE || isPartSize(b, isResponse));
    }

    private static boolean is(ByteView b, int at, int value) {
        return b.length() <= at || b.u8(at) == value;
    }

    private static boolean isPartSize(ByteView b, boolean isResponse) {
        int part = b.u8(INNER + 3);
        int size = b.u8(INNER + 2);
        return (part == SHORT_PART || part == LONG_PART) && size == part + (isResponse ? 4 : 2);
    }

    /** Where the command stands; the end code of a response is before it. */
    static int commandAt(ByteView b) {
        return INNER + INNER_SIZE + b.u8(INNER + 3) + (isResponse(b) ? END_CODE_SIZE : 0);
    }

    /** Where the data of the command begin; beyond the frame where it is too short for a command. */
    static int dataAt(ByteView b) {
        return commandAt(b) + COMMAND_SIZE;
    }

    static int command(ByteView b) {
        return b.u16(commandAt(b));
    }

    static int sequence(ByteView b) {
        return b.le16(commandAt(b) + 2);
    }

    static int endCode(ByteView b) {
        return b.le16(commandAt(b) - END_CODE_SIZE);
    }
}
