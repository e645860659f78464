package io.otus.dissect.egd;

import io.otus.core.bytes.ByteView;
import io.otus.core.net.IpAddress;
import io.otus.core.time.Nanos;

/**
 * Produced data; little-endian, but for the producer's id, which is written as an IP address is.
 *
 * <pre>
 *  0      1         2            4             8             12        16           20       24          28         32
 *  +------+---------+------------+-------------+-------------+---------+------------+--------+-----------+----------+------
 *  | type | version | request id | producer id | exchange id | seconds | nanosecond | status | signature | reserved | data
 *  | 13   | 1       |            |             |             |         |            |        |           | 0        | ...
 *  +------+---------+------------+-------------+-------------+---------+------------+--------+-----------+----------+------
 * </pre>
 */
final class DataHeader {
    static final int SIZE = 32;
    static final int TYPE = 13;
    static final int RESERVED_AT = 28;
    /** Octets of data that an exchange may have. */
    static final int MAX_DATA = 1_400;

    private static final int VERSION = 1;

    private DataHeader() {}

    static int requestId(ByteView b) {
        return b.le16(2);
    }

    static String producerId(ByteView b) {
        return IpAddress.readV4(b, 4).toString();
    }

    static long exchangeId(ByteView b) {
        return b.le32(8);
    }

    /** When the sample was taken, seconds since 1970 or since the producer was switched on. */
    static long seconds(ByteView b) {
        return b.le32(12);
    }

    static long nanoseconds(ByteView b) {
        return b.le32(16);
    }

    static long status(ByteView b) {
        return b.le32(20);
    }

    static long signature(ByteView b) {
        return b.le32(24);
    }

    static long reserved(ByteView b) {
        return b.le32(RESERVED_AT);
    }

    /** Whether a message begins so. */
    static boolean begins(ByteView b) {
        return b.length() >= SIZE
                && b.u8(0) == TYPE
                && b.u8(1) == VERSION
                && nanoseconds(b) < Nanos.SECOND
                && (status(b) & 0xFFFF_0000L) == 0;
    }

    /** Whether all of it is as it should be. */
    static boolean fits(ByteView b) {
        return begins(b) && isOfLength(b) && reserved(b) == 0;
    }

    static boolean isOfLength(ByteView b) {
        return b.length() > SIZE && b.length() <= SIZE + MAX_DATA;
    }
}
