package io.otus.dissect.dlms;

import io.otus.core.bytes.ByteView;

/**
 * Wrapper of an APDU, IEC 62056-47 §5.3.4; big-endian.
 *
 * <pre>
 *  0         2              4                   6        8
 *  +---------+--------------+-------------------+--------+----------
 *  | version | source wPort | destination wPort | length | APDU ...
 *  | 1       |              |                   |        |
 *  +---------+--------------+-------------------+--------+----------
 * </pre>
 */
final class WrapperHeader {
    static final int SIZE = 8;
    static final int VERSION = 1;

    private WrapperHeader() {}

    static int source(ByteView b) {
        return b.u16(2);
    }

    static int destination(ByteView b) {
        return b.u16(4);
    }

    /** Octets of the APDU. */
    static int length(ByteView b) {
        return b.u16(6);
    }

    /** Whether what is there of the version is right. */
    static boolean begins(ByteView b) {
        return b.u8(0) == 0 && (b.length() < 2 || b.u8(1) == VERSION);
    }
}
