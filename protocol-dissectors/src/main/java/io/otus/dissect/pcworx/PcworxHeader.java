package io.otus.dissect.pcworx;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * The header as captures have it; numbers are big-endian, and the length counts all.
 *
 * <pre>
 *  0        1         2        4          6      12 or 18
 *  +--------+---------+--------+----------+------+------
 *  | 01, 81 | service | length | sequence | ...  | data
 *  +--------+---------+--------+----------+------+------
 * </pre>
 */
final class PcworxHeader {
    static final int REQUEST = 0x01;
    static final int RESPONSE = 0x81;

    static final int REQUEST_SIZE = 12;
    static final int RESPONSE_SIZE = 18;

    static final int INITIALIZE = 0x01;
    static final int READ = 0x06;

    /** More than any frame of a capture. */
    private static final int MAX_LENGTH = 0x2000;

    private static final int MAX_SERVICE = 0x0F;
    /** Octets of what a controller says of itself, and the number of that among what can be read. */
    private static final int INFO_LENGTH = 176;

    private static final int INFO_AT = 23;
    private static final int INFO = 0x988295;
    /** The client names what it wants to talk to. */
    private static final String BEGINNING = "IBETH01N0_M\0";

    private static final int BEGINNING_AT = 14;
    private static final int BEGINNING_LENGTH = BEGINNING_AT + 12;

    private PcworxHeader() {}

    static boolean isResponse(ByteView b) {
        return b.u8(0) == RESPONSE;
    }

    static int service(ByteView b) {
        return b.u8(1);
    }

    static int length(ByteView b) {
        return b.u16(2);
    }

    static int sequence(ByteView b) {
        return b.u16(4);
    }

    static int size(ByteView b) {
        return isResponse(b) ? RESPONSE_SIZE : REQUEST_SIZE;
    }

    /** Whether the octets that are there may begin a frame. */
    static boolean begins(ByteView b) {
        if (b.u8(0) != REQUEST && b.u8(0) != RESPONSE) {
            return false;
        }
        if (b.length() > 1 && (b.u8(1) == 0 || b.u8(1) > MAX_SERVICE)) {
            return false;
        }
        return b.length() < 4 || (length(b) >= 4 && length(b) <= MAX_LENGTH);
    }

    /** Whether a frame of this kind, service and length may prove the protocol; its first four octets are there. */
    static boolean mayProve(ByteView b) {
        return isResponse(b)
                ? service(b) == READ && length(b) == INFO_LENGTH
                : service(b) == INITIALIZE && length(b) == BEGINNING_LENGTH;
    }

    /** Whether a whole frame proves the protocol: the beginning of a session, or what a controller says of itself. */
    static boolean proves(ByteView b) {
        return isBeginning(b) || isInfo(b);
    }

    /** Whether it is the first request of a session. */
    static boolean isBeginning(ByteView b) {
        return b.u8(0) == REQUEST
                && service(b) == INITIALIZE
                && b.length() == BEGINNING_LENGTH
                && b.text(BEGINNING_AT, BEGINNING.length(), StandardCharsets.ISO_8859_1)
                        .equals(BEGINNING);
    }

    /** Whether a response is what a controller says of itself. */
    static boolean isInfo(ByteView b) {
        return isResponse(b) && service(b) == READ && b.length() == INFO_LENGTH && b.u24(INFO_AT) == INFO;
    }
}
