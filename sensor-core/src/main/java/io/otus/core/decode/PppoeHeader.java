package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * PPPoE session header with the PPP protocol field, RFC 2516 section 4 and RFC 1661 section 2; big-endian. Peers that
 * agreed on it send the low byte of the protocol alone (RFC 1661 section 6.5), which is then odd.
 *
 * <pre>
 *  0          1      2         4        6              8
 *  +----------+------+---------+--------+--------------+---------
 *  | ver|type | code | session | length | PPP protocol | data ...
 *  +----------+------+---------+--------+--------------+---------
 * </pre>
 */
final class PppoeHeader {
    /** With one byte of the protocol field. */
    static final int MIN_SIZE = 7;

    /** Bytes before the protocol field. */
    static final int PROTOCOL_AT = 6;

    static final int PPP_IPV4 = 0x0021;
    static final int PPP_IPV6 = 0x0057;

    private PppoeHeader() {}

    /** Version and type 1, session data. */
    static boolean isSession(ByteView b, int at) {
        return b.u8(at) == 0x11 && b.u8(at + 1) == 0;
    }

    /** Bytes from the PPP protocol field on. */
    static int length(ByteView b, int at) {
        return b.u16(at + 4);
    }

    static boolean isCompressed(ByteView b, int at) {
        return (b.u8(at + PROTOCOL_AT) & 1) != 0;
    }

    /** The whole protocol field. */
    static int pppProtocol(ByteView b, int at) {
        return b.u16(at + PROTOCOL_AT);
    }

    /** The protocol field of one byte. */
    static int compressedProtocol(ByteView b, int at) {
        return b.u8(at + PROTOCOL_AT);
    }
}
