package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;

/**
 * MODBUS Application Protocol header, Messaging on TCP/IP V1.0b §3.1.3; big-endian.
 *
 * <pre>
 *  0             2           4        6      7          8
 *  +-------------+-----------+--------+------+----------+------
 *  | transaction | protocol  | length | unit | function | data
 *  | identifier  | id. (= 0) |        | id.  | code     |
 *  +-------------+-----------+--------+------+----------+------
 *                                      \____ length bytes ____/
 * </pre>
 */
final class MbapHeader {
    /** Header without the PDU. */
    static final int SIZE = 7;
    /** Bytes before those that the length field counts. */
    static final int BEFORE_LENGTH = 6;
    /** A unit identifier and a function code. */
    static final int MIN_LENGTH = 2;
    /** Unit identifier and the longest PDU (V1.1b3 §4.1: 253 bytes). */
    static final int MAX_LENGTH = 254;
    /**
     * Unit identifier and the longest PDU of Schneider's UMAS, which goes beyond the standard under function code 90.
     */
    static final int MAX_UMAS_LENGTH = 1_024;

    private MbapHeader() {}

    static int transactionIdentifier(ByteView b) {
        return b.u16(0);
    }

    static int length(ByteView b) {
        return b.u16(4);
    }

    static int unitIdentifier(ByteView b) {
        return b.u8(6);
    }

    /** The function code with its exception bit. */
    static int functionCode(ByteView b) {
        return b.u8(7);
    }
}
