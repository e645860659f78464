package io.otus.dissect.cdp;

import io.otus.core.bytes.ByteView;

/**
 * Header and TLVs; big-endian.
 *
 * <pre>
 *  0         1              2          4      6                 8
 *  +---------+--------------+----------+------+-----------------+---------
 *  | version | time to live | checksum | type | length (with 4) | value ...
 *  +---------+--------------+----------+------+-----------------+---------
 * </pre>
 */
final class CdpTlv {
    static final int HEADER = 4;
    static final int SIZE = 4;

    static final int DEVICE_ID = 0x01;
    static final int ADDRESSES = 0x02;
    static final int PORT_ID = 0x03;
    static final int CAPABILITIES = 0x04;
    static final int VERSION = 0x05;
    static final int PLATFORM = 0x06;
    static final int NATIVE_VLAN = 0x0A;
    static final int SYSTEM_NAME = 0x14;
    static final int SYSTEM_OBJECT_ID = 0x15;
    static final int MANAGEMENT_ADDRESSES = 0x16;
    static final int LOCATION = 0x17;

    private CdpTlv() {}

    static int version(ByteView b) {
        return b.u8(0);
    }

    /** Seconds. */
    static int timeToLive(ByteView b) {
        return b.u8(1);
    }

    static int type(ByteView b, int at) {
        return b.u16(at);
    }

    static int length(ByteView b, int at) {
        return b.u16(at + 2);
    }
}
