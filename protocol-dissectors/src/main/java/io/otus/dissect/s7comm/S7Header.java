package io.otus.dissect.s7comm;

import io.otus.core.bytes.ByteView;

/**
 * PDU header, S7 "header"; big-endian. The error fields are there in acknowledgements only.
 *
 * <pre>
 *  0        1        2            4         6           8        10      11
 *  +--------+--------+------------+---------+-----------+--------+-------+-------+
 *  | 0x32   | ROSCTR | redundancy | PDU     | parameter | data   | error | error |
 *  |        |        | id.        | ref.    | length    | length | class | code  |
 *  +--------+--------+------------+---------+-----------+--------+-------+-------+
 * </pre>
 */
final class S7Header {
    static final int PROTOCOL_ID = 0x32;

    /** Asks for something. */
    static final int JOB = 1;
    /** Acknowledges without data. */
    static final int ACK = 2;
    /** Acknowledges, with parameters and data. */
    static final int ACK_DATA = 3;
    /** Carries a protocol of its own: request, response or push. */
    static final int USERDATA = 7;

    private static final int SIZE = 10;
    private static final int ACK_SIZE = 12;

    private S7Header() {}

    static int rosctr(ByteView b) {
        return b.u8(1);
    }

    static int redundancyIdentification(ByteView b) {
        return b.u16(2);
    }

    static int pduReference(ByteView b) {
        return b.u16(4);
    }

    static int parameterLength(ByteView b) {
        return b.u16(6);
    }

    static int dataLength(ByteView b) {
        return b.u16(8);
    }

    static int errorClass(ByteView b) {
        return b.u8(10);
    }

    static int errorCode(ByteView b) {
        return b.u8(11);
    }

    /** Whether this is a ROSCTR that this package reads. */
    static boolean isKnown(int rosctr) {
        return rosctr == JOB || rosctr == ACK || rosctr == ACK_DATA || rosctr == USERDATA;
    }

    /** Bytes of the header of a PDU with this ROSCTR. */
    static int size(int rosctr) {
        return rosctr == ACK || rosctr == ACK_DATA ? ACK_SIZE : SIZE;
    }
}
