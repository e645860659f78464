package io.otus.dissect.edp;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;

/**
 * Header and TLVs; big-endian.
 *
 * <pre>
 *  0         1          2        4          6          8         10    16
 *  +---------+----------+--------+----------+----------+---------+-----+---------
 *  | version | reserved | length | checksum | sequence | id type | MAC | TLVs ...
 *  +---------+----------+--------+----------+----------+---------+-----+---------
 *
 *  0      1      2                 4
 *  +------+------+-----------------+---------
 *  | 0x99 | type | length (with 4) | value ...
 *  +------+------+-----------------+---------
 * </pre>
 */
final class EdpFrame {
    static final int SIZE = 16;
    static final int TLV = 4;
    static final int MARKER = 0x99;

    static final int END = 0;
    static final int DISPLAY = 1;
    static final int INFO = 2;
    static final int VLAN = 5;

    private EdpFrame() {}

    /** Bytes of the message, as {@link Dissector#frameLength} answers; padding of the frame may follow. */
    static int length(ByteView b) {
        if (b.length() < SIZE) {
            return Dissector.NEED_MORE;
        }
        boolean isRight = b.u8(0) == 1 && b.u16(2) >= SIZE + TLV && b.u16(8) == 0;
        return isRight ? b.u16(2) : Dissector.NOT_MINE;
    }

    /** Whether the checksum of the Internet Protocol (RFC 1071) over the whole message is right. */
    static boolean isChecksumRight(ByteView b) {
        long sum = 0;
        for (int at = 0; at < b.length(); at += 2) {
            sum += b.has(at, 2) ? b.u16(at) : b.u8(at) << 8;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum == 0xFFFF;
    }

    /** The message of a frame whose first TLV has this type. */
    static String message(int type) {
        return switch (type) {
            case DISPLAY, INFO, VLAN -> "advertisement";
            case 8 -> "esrp";
            case 11 -> "eaps";
            case 13 -> "elrp";
            case 14 -> "esl";
            case 15 -> "elsm";
            default -> "other";
        };
    }
}
