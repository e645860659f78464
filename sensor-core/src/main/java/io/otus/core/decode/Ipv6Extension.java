package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * Extension headers of IPv6, RFC 8200 section 4; the authentication header, RFC 4302 section 2, counts its length
 * otherwise; big-endian.
 *
 * <pre>
 *  0      1        2                       fragment: 0      1          2           4
 *  +------+--------+---------                        +------+----------+-----------+----------------+
 *  | next | length | data ...                        | next | reserved | offset|M  | identification |
 *  +------+--------+---------                        +------+----------+-----------+----------------+
 * </pre>
 */
final class Ipv6Extension {
    /** Every extension header has at least this. */
    static final int MIN_SIZE = 8;

    static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;

    private Ipv6Extension() {}

    /** Whether this next-header value is an extension header that can be passed over. */
    static boolean isExtension(int nextHeader) {
        return switch (nextHeader) {
            // Hop-by-hop, routing, fragment, authentication, destination options, mobility, HIP, shim6.
            case 0, 43, FRAGMENT, AUTHENTICATION, 60, 135, 139, 140 -> true;
            default -> false;
        };
    }

    static int next(ByteView b, int at) {
        return b.u8(at);
    }

    /** Bytes of the header of this kind, 8 to 2048. */
    static int length(int kind, ByteView b, int at) {
        return switch (kind) {
            case FRAGMENT -> MIN_SIZE;
            case AUTHENTICATION -> (b.u8(at + 1) + 2) * 4;
            default -> (b.u8(at + 1) + 1) * 8;
        };
    }

    /** Offset of the fragment in bytes. */
    static int fragmentOffset(ByteView b, int at) {
        return b.u16(at + 2) & 0xFFF8;
    }

    static boolean moreFragments(ByteView b, int at) {
        return (b.u8(at + 3) & 1) != 0;
    }

    static long identification(ByteView b, int at) {
        return b.u32(at + 4);
    }
}
