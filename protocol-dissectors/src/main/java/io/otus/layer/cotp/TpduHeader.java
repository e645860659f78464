package io.otus.layer.cotp;

import io.otus.core.bytes.ByteView;

/**
 * Fixed parts of the TPDUs, X.224 §13; big-endian, offsets from the length indicator. The length indicator counts the
 * header without itself.
 *
 * <pre>
 *  0    1      2          4          6       7
 *  +----+------+----------+----------+-------+------------
 *  | LI | code | DST-REF  | SRC-REF  | class | parameters     CR, CC
 *  +----+------+----------+----------+-------+------------
 *  | LI | code | DST-REF  | SRC-REF  | reason| parameters     DR
 *  +----+------+----------+---+------+-------+------------
 *  | LI | code | DST-REF  | cause    | parameters             ER
 *  +----+------+---+------+----------+--------------------
 *  | LI | code | EOT and TPDU-NR | user data                 DT (classes 0 and 1)
 *  +----+------+---------------- +------------------------
 * </pre>
 */
final class TpduHeader {
    /** Connection request. */
    static final int CR = 0xE;
    /** Connection confirm. */
    static final int CC = 0xD;
    /** Disconnect request. */
    static final int DR = 0x8;
    /** Disconnect confirm. */
    static final int DC = 0xC;
    /** Data. */
    static final int DT = 0xF;
    /** Error. */
    static final int ER = 0x7;
    /** Expedited data. */
    static final int ED = 0x1;
    /** Data acknowledgement. */
    static final int AK = 0x6;
    /** Expedited data acknowledgement. */
    static final int EA = 0x2;
    /** Reject. */
    static final int RJ = 0x5;

    /** The length indicator of X.224 §13.2.1 that is reserved. */
    static final int RESERVED_INDICATOR = 255;

    private TpduHeader() {}

    static int lengthIndicator(ByteView b) {
        return b.u8(0);
    }

    /** The code in the upper half of its octet; the lower half is the credit, 0 in class 0. */
    static int code(ByteView b) {
        return b.u8(1) >> 4;
    }

    static int destinationReference(ByteView b) {
        return b.u16(2);
    }

    static int sourceReference(ByteView b) {
        return b.u16(4);
    }

    /** Smallest length indicator of a TPDU with this code; 0 for a code that X.224 does not define. */
    static int minIndicator(int code) {
        return switch (code) {
            case CR, CC, DR -> 6;
            case DC -> 5;
            case ER, ED, AK, EA, RJ -> 4;
            case DT -> 2;
            default -> 0;
        };
    }
}
