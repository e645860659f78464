package io.otus.dissect.ge_srtp;

import io.otus.core.bytes.ByteView;

/**
 * The header, DFRWS 2017, tables 1 and 4; numbers are little-endian. An initialization is all zeros.
 *
 * <pre>
 *  0      2      4        6        31        32       36            40      41
 *  +------+------+--------+--------+---------+--------+-------------+-------+-------
 *  | type | seq. | text   | ...    | message | source | destination | packet| of
 *  |      |      | length |        | type    | mailbox| mailbox     |       |
 *  +------+------+--------+--------+---------+--------+-------------+-------+-------
 *  42        43         44        46                         request
 *  +---------+----------+---------+--------+-----------
 *  | service | selector | address | number | data
 *  +---------+----------+---------+--------+-----------
 *  42        43         44            50                     response
 *  +---------+----------+-------------+----------------
 *  | status  | minor    | data        | PLC status
 *  +---------+----------+-------------+----------------
 * </pre>
 *
 * A request with text has what begins at 42 from 50 on.
 */
final class GeSrtpHeader {
    static final int SIZE = 56;

    static final int INITIALIZATION = 0;
    static final int INITIALIZED = 1;
    static final int REQUEST = 2;
    static final int RESPONSE = 3;

    static final int SERVICE_REQUEST = 0xC0;
    static final int SERVICE_REQUEST_WITH_TEXT = 0x80;
    static final int ACKNOWLEDGEMENT = 0xD4;
    static final int ACKNOWLEDGEMENT_WITH_TEXT = 0x94;
    static final int REFUSAL = 0xD1;

    static final int STATUS_AT = 42;
    static final int DATA_AT = 44;
    /** Octets of data in the header of an acknowledgement without text. */
    static final int SHORT_DATA = 6;
    /** Where every acknowledgement without text has the status of the controller. */
    static final int PLC_STATUS_AT = 50;

    private static final int SERVICE_AT = 42;
    private static final int SERVICE_WITH_TEXT_AT = 50;
    private static final int CPU = 0x0E;

    private GeSrtpHeader() {}

    static int type(ByteView b) {
        return b.u8(0);
    }

    static int sequenceNumber(ByteView b) {
        return b.u8(2);
    }

    /** Octets behind the header, 0 to 65535. */
    static int textLength(ByteView b) {
        return b.le16(4);
    }

    static int messageType(ByteView b) {
        return b.u8(31);
    }

    /** The slot of the controller, the first octet of the destination mailbox divided by 16. */
    static int slot(ByteView b) {
        return b.u8(36) >> 4;
    }

    /** Where the service of a request stands, followed by selector, address and number. */
    static int serviceAt(ByteView b) {
        return messageType(b) == SERVICE_REQUEST_WITH_TEXT ? SERVICE_WITH_TEXT_AT : SERVICE_AT;
    }

    /** Whether a request is whole, not one of the packets into which a long one is parted. */
    static boolean isWhole(ByteView b) {
        int packet = serviceAt(b) - 2;
        return b.u8(40) == 1 && b.u8(41) == 1 && b.u8(packet) == 1 && b.u8(packet + 1) == 1;
    }

    /** Whether the octets that are there are an initialization. */
    static boolean isZero(ByteView b) {
        for (int i = 0; i < Math.min(SIZE, b.length()); i++) {
            if (b.u8(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the whole header has the values that all requests or responses have. */
    static boolean isAllowed(ByteView b) {
        return type(b) == REQUEST ? isRequest(b) : isResponse(b);
    }

    private static boolean isRequest(ByteView b) {
        boolean isText = messageType(b) == SERVICE_REQUEST_WITH_TEXT;
        return (isText || messageType(b) == SERVICE_REQUEST)
                && isText == textLength(b) > 0
                && (b.u8(36) & 0x0F) == 0
                && b.u8(37) == CPU
                && b.le16(38) == 0
                && b.u8(40) >= 1
                && b.u8(40) <= b.u8(41);
    }

    private static boolean isResponse(ByteView b) {
        return switch (messageType(b)) {
            case ACKNOWLEDGEMENT, REFUSAL -> textLength(b) == 0;
            case ACKNOWLEDGEMENT_WITH_TEXT -> textLength(b) > 0;
            default -> false;
        };
    }
}
