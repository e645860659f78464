package io.otus.dissect.dnp3;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.ReflectedCrc;

/**
 * The CRC that follows the header and each block of user data, IEEE 1815-2012 §9.2.4: polynomial x^16 + x^13 + x^12 +
 * x^11 + x^10 + x^8 + x^6 + x^5 + x^2 + 1, bits reflected, initial value 0, complemented, sent least significant octet
 * first.
 */
final class LinkCrc {
    /** Octets of one CRC. */
    static final int SIZE = 2;

    /** The polynomial 0x3D65 with its bits reversed. */
    private static final ReflectedCrc CRC = new ReflectedCrc(0xA6BC);

    private LinkCrc() {}

    /** The CRC of {@code count} bytes from {@code at}, 0 to 65535. The bytes must be there. */
    static int of(ByteView bytes, int at, int count) {
        return ~CRC.of(bytes, at, count, 0) & 0xFFFF;
    }

    /** Whether the two bytes after {@code count} bytes from {@code at} are their CRC. All must be there. */
    static boolean matches(ByteView bytes, int at, int count) {
        return of(bytes, at, count) == bytes.le16(at + count);
    }
}
