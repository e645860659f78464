package io.otus.dissect.coap;

import io.otus.core.bytes.ByteView;

/**
 * Header of a message; big-endian.
 *
 * <pre>
 *  RFC 7252 §3, in a datagram
 *  0                              1      2            4
 *  +---------+--------+----------+------+------------+-----------+-------------+------+-------------
 *  | version | type   | TKL      | code | message id | token     | options ... | 0xFF | payload ...
 *  | 2 bits  | 2 bits | 4 bits   |      |            | TKL bytes |             |      |
 *  +---------+--------+----------+------+------------+-----------+-------------+------+-------------
 *
 *  RFC 8323 §3.2, in a stream
 *  +--------+--------+-----------------------+------+-----------+-------------+------+-------------
 *  | length | TKL    | extended length       | code | token     | options ... | 0xFF | payload ...
 *  | 4 bits | 4 bits | 0, 1, 2 or 4 bytes    |      | TKL bytes |             |      |
 *  +--------+--------+-----------------------+------+-----------+-------------+------+-------------
 * </pre>
 */
final class CoapHeader {
    /** Octets of an empty message, and of the header of all others. */
    static final int SIZE = 4;

    static final int CONFIRMABLE = 0;
    static final int NON_CONFIRMABLE = 1;
    static final int ACKNOWLEDGEMENT = 2;
    static final int RESET = 3;
    /** A stream needs no types. */
    static final int NO_TYPE = -1;

    static final int PAYLOAD_MARKER = 0xFF;

    /** Capabilities and settings, RFC 8323 §5.3: the first message of each side. */
    static final int CSM = 0xE1;

    private static final int MAX_TOKEN = 8;

    private CoapHeader() {}

    static int version(ByteView b) {
        return b.u8(0) >> 6;
    }

    static int type(ByteView b) {
        return b.u8(0) >> 4 & 3;
    }

    /** Octets of the token; more than 8 are reserved. */
    static int tokenLength(ByteView b) {
        return b.u8(0) & 0xF;
    }

    static int code(ByteView b) {
        return b.u8(1);
    }

    static int messageId(ByteView b) {
        return b.u16(2);
    }

    /** Whether a datagram may begin so: version 1, and a token that there is. */
    static boolean fits(ByteView b) {
        return b.length() >= SIZE
                && version(b) == 1
                && tokenLength(b) <= MAX_TOKEN
                && CoapCode.isUsed(code(b))
                && b.length() >= SIZE + tokenLength(b);
    }

    /** Octets of the extended length in a stream. */
    static int extended(ByteView b) {
        return switch (b.u8(0) >> 4) {
            case 13 -> 1;
            case 14 -> 2;
            case 15 -> 4;
            default -> 0;
        };
    }

    /** Where the code is in a stream. */
    static int codeAt(ByteView b) {
        return 1 + extended(b);
    }

    /** Octets of a message in a stream; its extended length is there. */
    static long streamLength(ByteView b) {
        long length = switch (extended(b)) {
            case 1 -> 13L + b.u8(1);
            case 2 -> 269L + b.u16(1);
            case 4 -> 65_805L + b.u32(1);
            default -> b.u8(0) >> 4;
        };
        return codeAt(b) + 1L + tokenLength(b) + length;
    }

    static boolean hasTokenLength(ByteView b) {
        return tokenLength(b) <= MAX_TOKEN;
    }
}
