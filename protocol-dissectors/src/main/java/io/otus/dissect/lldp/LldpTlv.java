package io.otus.dissect.lldp;

import io.otus.core.bytes.ByteView;

/**
 * TLV header, IEEE 802.1AB-2016 §8.4; big-endian.
 *
 * <pre>
 *  0          7                  16 bits
 *  +----------+------------------+-----------------
 *  | type (7) | length (9)       | 0 to 511 octets
 *  +----------+------------------+-----------------
 * </pre>
 */
final class LldpTlv {
    static final int SIZE = 2;

    static final int END = 0;
    static final int CHASSIS_ID = 1;
    static final int PORT_ID = 2;
    static final int TIME_TO_LIVE = 3;
    static final int PORT_DESCRIPTION = 4;
    static final int SYSTEM_NAME = 5;
    static final int SYSTEM_DESCRIPTION = 6;
    static final int SYSTEM_CAPABILITIES = 7;
    static final int MANAGEMENT_ADDRESS = 8;
    static final int ORGANISATION = 127;

    private LldpTlv() {}

    static int type(ByteView b, int at) {
        return b.u8(at) >> 1;
    }

    static int length(ByteView b, int at) {
        return b.u16(at) & 0x1FF;
    }
}
