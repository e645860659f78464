package io.otus.dissect.pn_dcp;

import io.otus.core.bytes.ByteView;

/**
 * Frame id and header of a DCP PDU, IEC 61158-6-10 §4.3.1; big-endian.
 *
 * <pre>
 *  0          2         3       4     8                10            12
 *  +----------+---------+-------+-----+----------------+-------------+-----------
 *  | frame id | service | type  | xid | response delay | data length | blocks ...
 *  +----------+---------+-------+-----+----------------+-------------+-----------
 * </pre>
 */
final class DcpHeader {
    static final int SIZE = 12;

    static final int HELLO_FRAME = 0xFEFC;
    static final int GET_SET_FRAME = 0xFEFD;
    static final int IDENTIFY_REQUEST_FRAME = 0xFEFE;
    static final int IDENTIFY_RESPONSE_FRAME = 0xFEFF;

    static final int GET = 3;
    static final int SET = 4;
    static final int IDENTIFY = 5;
    static final int HELLO = 6;

    private static final int RESPONSE = 0x01;
    private static final int UNSUPPORTED = 0x04;

    private DcpHeader() {}

    static int frameId(ByteView b) {
        return b.u16(0);
    }

    static boolean isDcp(int frameId) {
        return frameId >= HELLO_FRAME && frameId <= IDENTIFY_RESPONSE_FRAME;
    }

    static int serviceId(ByteView b) {
        return b.u8(2);
    }

    static int serviceType(ByteView b) {
        return b.u8(3);
    }

    static boolean isResponse(int serviceType) {
        return (serviceType & RESPONSE) != 0;
    }

    static boolean isUnsupported(int serviceType) {
        return (serviceType & UNSUPPORTED) != 0;
    }

    static long xid(ByteView b) {
        return b.u32(4);
    }

    /** Over how many units of 10 ms answers are to be spread; reserved except in Identify requests. */
    static int responseDelay(ByteView b) {
        return b.u16(8);
    }

    static int dataLength(ByteView b) {
        return b.u16(10);
    }

    /** Whether a service is sent under this frame id. */
    static boolean fits(int frameId, int serviceId, boolean response) {
        return switch (serviceId) {
            case HELLO -> frameId == HELLO_FRAME;
            case IDENTIFY -> frameId == (response ? IDENTIFY_RESPONSE_FRAME : IDENTIFY_REQUEST_FRAME);
            case GET, SET -> frameId == GET_SET_FRAME;
            default -> true;
        };
    }
}
