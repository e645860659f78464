package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * The stations of a BACnet MS/TP frame, ANSI/ASHRAE 135-2020 clause 9.3. A station has one octet; so that it can be
 * told like any other device of a link, it stands as the last octet of a locally administered MAC address,
 * {@code 02:4d:53:54:50} (MSTP) before it.
 *
 * <pre>
 *  0      1      2      3             4
 *  +------+------+------+-------------+--------+---------
 *  | 0x55 | 0xFF | type | destination | source | ...
 *  +------+------+------+-------------+--------+---------
 * </pre>
 */
final class MstpFrame {
    /** With the length and the CRC of the header. */
    static final int SIZE = 8;

    /** The link service access point of BACnet, clause 7. */
    static final int BACNET_SAP = 0x82;

    private static final int DESTINATION_AT = 3;
    private static final int SOURCE_AT = 4;
    private static final int ALL_STATIONS = 255;
    private static final long PREFIX = 0x024D_5354_5000L;
    private static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

    private MstpFrame() {}

    static long destination(ByteView b, int at) {
        int station = b.u8(at + DESTINATION_AT);
        return station == ALL_STATIONS ? BROADCAST : PREFIX | station;
    }

    static long source(ByteView b, int at) {
        return PREFIX | b.u8(at + SOURCE_AT);
    }
}
