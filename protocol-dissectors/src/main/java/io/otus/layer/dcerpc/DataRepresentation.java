package io.otus.layer.dcerpc;

import io.otus.core.bytes.ByteView;

/**
 * How the sender of a PDU writes integers, C706 §14.1: the label of every PDU, connectionless or not, begins with its
 * fifth octet and counts for header and body.
 *
 * <pre>
 *  4                           5                6
 *  +----------+----------------+----------------+----------
 *  | integers | characters     | floating point | reserved
 *  | (4 bits) | (4 bits)       |                |
 *  +----------+----------------+----------------+----------
 * </pre>
 */
public final class DataRepresentation {
    private static final int AT = 4;
    /** IBM, the last one. */
    private static final int MAX_FLOATING_POINT = 3;

    private DataRepresentation() {}

    /**
     * Whether the octets of the label, of a PDU of which {@code known} octets are here, are defined: integers 0 or 1,
     * characters ASCII or EBCDIC.
     */
    public static boolean isDefined(ByteView pdu, int known) {
        return (known <= AT || (pdu.u8(AT) & 0xEE) == 0)
                && (known <= AT + 1 || pdu.u8(AT + 1) <= MAX_FLOATING_POINT)
                && (known <= AT + 2 || pdu.u8(AT + 2) == 0);
    }

    /** The label as one number: integers and characters, floating point, reserved. */
    static int label(ByteView pdu) {
        return pdu.u24(AT);
    }

    private static boolean isLittleEndian(ByteView pdu) {
        return (pdu.u8(AT) & 0xF0) != 0;
    }

    /** Two octets of a PDU in the order of its sender. */
    public static int u16(ByteView pdu, int at) {
        return isLittleEndian(pdu) ? pdu.le16(at) : pdu.u16(at);
    }

    /** Four octets of a PDU in the order of its sender. */
    public static long u32(ByteView pdu, int at) {
        return isLittleEndian(pdu) ? pdu.le32(at) : pdu.u32(at);
    }

    /** An identifier, whose first three fields are integers. */
    public static Uuid uuid(ByteView pdu, int at) {
        return Uuid.read(pdu, at, isLittleEndian(pdu));
    }
}
