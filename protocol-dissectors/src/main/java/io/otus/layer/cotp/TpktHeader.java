package io.otus.layer.cotp;

import io.otus.core.bytes.ByteView;

/**
 * TPKT header, RFC 1006 §6; big-endian. The TPDU that follows begins with its length indicator and code.
 *
 * <pre>
 *  0         1          2        4           5
 *  +---------+----------+--------+-----------+------+---------
 *  | version | reserved | length | length    | code | ...
 *  | (= 3)   | (= 0)    |        | indicator |      |
 *  +---------+----------+--------+-----------+------+---------
 *  \_____________________ length bytes ______________________/
 * </pre>
 */
final class TpktHeader {
    /** Header without the TPDU. */
    static final int SIZE = 4;
    /** Header and the shortest TPDU: a data TPDU without user data (RFC 1006 §6). */
    static final int MIN_LENGTH = 7;

    static final int VERSION = 3;

    private TpktHeader() {}

    static int version(ByteView b) {
        return b.u8(0);
    }

    static int reserved(ByteView b) {
        return b.u8(1);
    }

    /** Bytes of the packet, this header included. */
    static int length(ByteView b) {
        return b.u16(2);
    }
}
