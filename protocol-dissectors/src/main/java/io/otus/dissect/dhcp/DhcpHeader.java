package io.otus.dissect.dhcp;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;

/**
 * Fixed part of a message, RFC 2131 §2; big-endian.
 *
 * <pre>
 *  0    1       2      3      4     8      10      12       16       20       24       28       44      108    236
 *  +----+-------+------+------+-----+------+-------+--------+--------+--------+--------+--------+-------+------+--------
 *  | op | htype | hlen | hops | xid | secs | flags | ciaddr | yiaddr | siaddr | giaddr | chaddr | sname | file | cookie
 *  +----+-------+------+------+-----+------+-------+--------+--------+--------+--------+--------+-------+------+--------
 * </pre>
 */
final class DhcpHeader {
    /** Fixed part with the magic cookie; options follow. */
    static final int SIZE = 240;

    static final int SNAME = 44;
    static final int SNAME_LENGTH = 64;
    static final int FILE = 108;
    static final int FILE_LENGTH = 128;

    private static final int COOKIE = 236;
    private static final long MAGIC_COOKIE = 0x63825363L;
    private static final int ETHERNET = 1;

    private DhcpHeader() {}

    static int op(ByteView b) {
        return b.u8(0);
    }

    static int hardwareLength(ByteView b) {
        return b.u8(2);
    }

    static long transactionId(ByteView b) {
        return b.u32(4);
    }

    static IpAddress clientAddress(ByteView b) {
        return IpAddress.readV4(b, 12);
    }

    static IpAddress yourAddress(ByteView b) {
        return IpAddress.readV4(b, 16);
    }

    static IpAddress relayAddress(ByteView b) {
        return IpAddress.readV4(b, 24);
    }

    /** Whether {@link #clientHardwareAddress} is a MAC address. */
    static boolean isEthernet(ByteView b) {
        return b.u8(1) == ETHERNET && hardwareLength(b) == 6;
    }

    static MacAddress clientHardwareAddress(ByteView b) {
        return new MacAddress(b.u48(28));
    }

    static boolean hasMagicCookie(ByteView b) {
        return b.u32(COOKIE) == MAGIC_COOKIE;
    }
}
