package io.otus.dissect.dns;

import io.otus.core.bytes.ByteView;

/**
 * What of the header ({@link io.otus.layer.dns.NameHeader}) is of DNS alone, RFC 1035 §4.1.1; big-endian. Over TCP two
 * bytes of length stand before it (§4.2.2).
 */
final class DnsHeader {
    static final int PORT = 53;
    static final int MULTICAST_PORT = 5353;
    static final int LINK_LOCAL_PORT = 5355;

    private DnsHeader() {}

    /** The Z bit, which must be zero (RFC 1035 §4.1.1, RFC 4035 §3.1.6 left it alone). */
    static boolean reservedIsZero(ByteView b) {
        return (b.u16(2) & 0x0040) == 0;
    }
}
