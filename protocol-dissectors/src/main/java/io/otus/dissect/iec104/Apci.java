package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;

/**
 * Application protocol control information, IEC 60870-5-104 §5; little-endian.
 *
 * <pre>
 *  0    1        2        3        4        5        6
 *  +----+--------+--------+--------+--------+--------+-------
 *  | 68 | length | control field, 4 octets            | ASDU
 *  +----+--------+--------+--------+--------+--------+-------
 *  I format:  N(S) &lt;&lt; 1 | 0    N(R) &lt;&lt; 1 | 0     ASDU follows
 *  S format:  01  00          N(R) &lt;&lt; 1 | 0
 *  U format:  function | 3    00  00  00
 * </pre>
 */
final class Apci {
    static final int SIZE = 6;
    static final int START = 0x68;

    /** Octets before those that the length counts. */
    static final int BEFORE_LENGTH = 2;

    /** The length counts control field and ASDU (§5). */
    static final int MIN_LENGTH = 4;

    static final int MAX_LENGTH = 253;

    /** Sequence numbers count from 0 to 32767 (§5.1). */
    static final int MODULUS = 1 << 15;

    /** Functions of the U format, the octet without its two lowest bits (§5, figure 8). */
    static final int STARTDT_ACT = 0x04;

    static final int STARTDT_CON = 0x08;
    static final int STOPDT_ACT = 0x10;
    static final int STOPDT_CON = 0x20;
    static final int TESTFR_ACT = 0x40;
    static final int TESTFR_CON = 0x80;

    private Apci() {}

    static int length(ByteView apdu) {
        return apdu.u8(1);
    }

    static boolean isI(ByteView apdu) {
        return (apdu.u8(2) & 1) == 0;
    }

    static boolean isS(ByteView apdu) {
        return (apdu.u8(2) & 3) == 1;
    }

    /** N(S), 0 to 32767. */
    static int sendSequenceNumber(ByteView apdu) {
        return apdu.le16(2) >> 1;
    }

    /** N(R), 0 to 32767. */
    static int receiveSequenceNumber(ByteView apdu) {
        return apdu.le16(4) >> 1;
    }

    static int function(ByteView apdu) {
        return apdu.u8(2) & 0xFC;
    }

    /** Whether the bits that a format fixes are as they must be, and its length too. */
    static boolean isSound(ByteView apdu) {
        if (isI(apdu)) {
            return (apdu.u8(4) & 1) == 0 && length(apdu) >= MIN_LENGTH + AsduHeader.MIN_SIZE;
        }
        if (length(apdu) != MIN_LENGTH) {
            return false;
        }
        if (isS(apdu)) {
            return apdu.u8(2) == 1 && apdu.u8(3) == 0 && (apdu.u8(4) & 1) == 0;
        }
        return Integer.bitCount(function(apdu)) == 1 && apdu.u8(3) == 0 && apdu.u8(4) == 0 && apdu.u8(5) == 0;
    }

    /** The standard's name of a function of the U format; empty where it is none. */
    static String functionName(int function) {
        return switch (function) {
            case STARTDT_ACT -> "startdt_act";
            case STARTDT_CON -> "startdt_con";
            case STOPDT_ACT -> "stopdt_act";
            case STOPDT_CON -> "stopdt_con";
            case TESTFR_ACT -> "testfr_act";
            case TESTFR_CON -> "testfr_con";
            default -> "";
        };
    }
}
