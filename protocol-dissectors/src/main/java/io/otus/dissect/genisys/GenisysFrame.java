package io.otus.dissect.genisys;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.ReflectedCrc;
import java.util.Arrays;

/**
 * A message between its header and its terminator, GENISYS §5.1.1. An octet from F0 on within it is sent as F0 and its
 * low four bits, so that headers and the terminator are found by themselves. Devices are seen to send the CRC bare;
 * where that holds such octets, whichever reading makes it right is taken.
 *
 * <pre>
 *  +-----------+---------+----------------------+------------+----+
 *  | header    | station | address, data ...    | CRC-16     | F6 |
 *  | F1 .. FE  | 0 all   | not of each message  | lsb first  |    |
 *  +-----------+---------+----------------------+------------+----+
 * </pre>
 */
final class GenisysFrame {
    /** No message is longer: a pair for each byte address, everything escaped. */
    static final int LONGEST = 1_032;

    static final int SHORTEST = 3;

    private static final int ESCAPE = 0xF0;
    private static final int TERMINATOR = 0xF6;
    private static final int SEED = 0xFFFF;
    /** Octets of a message that has neither data nor CRC, and of one that has a CRC. */
    private static final int PLAIN = 2;

    private static final int SECURE = 4;

    private static final int CRC_LENGTH = 2;

    /** x^16 + x^15 + x^2 + 1, bits reflected. */
    private static final ReflectedCrc CRC = new ReflectedCrc(0xA001);

    private GenisysFrame() {}

    /** Octets up to the terminator, with it; 0 where it did not come yet, -1 where these are no message. */
    static int length(ByteView b) {
        if (!Header.isKnown(b.u8(0))) {
            return -1;
        }
        int end = Math.min(b.length(), LONGEST);
        int bare = -1;
        for (int at = 1; at < end; at++) {
            int octet = b.u8(at);
            if (octet == TERMINATOR) {
                return at + 1 < SHORTEST ? -1 : terminated(b, at + 1);
            }
            if (octet > ESCAPE && bare < 0) {
                bare = at;
            }
            if (bare >= 0 && at - bare >= CRC_LENGTH) {
                return -1;
            }
        }
        return b.length() < LONGEST ? 0 : -1;
    }

    /**
     * The length, where the first octet of a terminator ends these many. It may be one of a CRC that is sent bare: then
     * the next, or the one behind that, ends a message that is right.
     */
    private static int terminated(ByteView b, int length) {
        if (isRight(message(b.slice(0, length)))) {
            return length;
        }
        for (int longer = length + 1; longer <= length + CRC_LENGTH; longer++) {
            if (longer > b.length()) {
                return 0;
            }
            if (b.u8(longer - 1) == TERMINATOR && isRight(message(b.slice(0, longer)))) {
                return longer;
            }
        }
        return length;
    }

    /** Whether these octets, which came whole, are a message: they begin with a header and end with the terminator. */
    static boolean isFrame(ByteView b) {
        return b.length() >= SHORTEST && Header.isKnown(b.u8(0)) && b.u8(b.length() - 1) == TERMINATOR;
    }

    private static boolean isRight(ByteView message) {
        return isLengthRight(message) && (!isSecure(message) || isCrcRight(message));
    }

    /** The message without terminator and escapes; the terminator ends these octets. */
    static ByteView message(ByteView b) {
        int end = b.length() - 1;
        ByteView escaped = plain(b, end, end);
        if (isRight(escaped) || end < SECURE) {
            return escaped;
        }
        ByteView bare = plain(b, end - CRC_LENGTH, end);
        return isRight(bare) ? bare : escaped;
    }

    /** The octets up to {@code end}, of which those from {@code bareFrom} on are as they were sent. */
    private static ByteView plain(ByteView b, int bareFrom, int end) {
        byte[] message = new byte[end];
        message[0] = (byte) b.u8(0);
        int length = 1;
        for (int at = 1; at < end; at++) {
            int octet = b.u8(at);
            if (octet == ESCAPE && at + 1 < bareFrom && b.u8(at + 1) < 0x10) {
                octet = ESCAPE | b.u8(++at);
            }
            message[length++] = (byte) octet;
        }
        return ByteView.of(Arrays.copyOf(message, length));
    }

    /** Whether the message ends with a CRC: all do but acknowledgements and polls that are not secure. */
    static boolean isSecure(ByteView message) {
        int header = message.u8(0);
        return header != Header.ACKNOWLEDGE && (header != Header.POLL || message.length() != PLAIN);
    }

    /** Whether the message has the parts that its header says. */
    static boolean isLengthRight(ByteView message) {
        int length = message.length();
        if (!isSecure(message)) {
            return length == PLAIN;
        }
        return Header.hasData(message.u8(0)) ? length >= SECURE && length % 2 == 0 : length == SECURE;
    }

    /** Whether the CRC is right; the message is at least as long as one that has it. */
    static boolean isCrcRight(ByteView message) {
        int end = message.length() - 2;
        return CRC.of(message, 0, end, SEED) == message.le16(end);
    }

    /** The pairs, behind the header and the station and ahead of the CRC. */
    static ByteView data(ByteView message) {
        return isSecure(message) && message.length() > SECURE
                ? message.slice(2, message.length() - SECURE)
                : ByteView.EMPTY;
    }
}
