package io.otus.dissect.snmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Dissector;

/**
 * What every message begins with, RFC 1157 §4, RFC 1901 §3 and RFC 3412 §6: a sequence whose first element is the
 * version, then by version a community or the global data.
 *
 * <pre>
 *  0    1               2    3    4         5
 *  +----+---------------+----+----+---------+----------------------------------------
 *  | 30 | length 1 to 4 | 02 | 01 | version | 04 community (versions 0 and 1)
 *  |    |               |    |    |         | 30 msgGlobalData (version 3)
 *  +----+---------------+----+----+---------+----------------------------------------
 * </pre>
 */
final class SnmpHeader {
    static final int V1 = 0;
    static final int V2C = 1;
    static final int V3 = 3;

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int INTEGER = 0x02;
    /** Octets from the version's identifier to the next element's. */
    private static final int VERSION = 3;

    private SnmpHeader() {}

    /** Length of the message, or why there is none. */
    static int frameLength(ByteView b) {
        if (b.u8(0) != SEQUENCE) {
            return Dissector.NOT_MINE;
        }
        if (!b.has(1, 1)) {
            return Dissector.NEED_MORE;
        }
        int first = b.u8(1);
        int octets = first < 0x80 ? 0 : first & 0x7F;
        if (octets > 4 || first == 0x80) {
            return Dissector.NOT_MINE;
        }
        int at = 2 + octets;
        if (!b.has(at, VERSION + 1)) {
            return Dissector.NEED_MORE;
        }
        long length = first;
        if (octets > 0) {
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | b.u8(2 + i);
            }
        }
        int version = b.u8(at + 2);
        int next = b.u8(at + VERSION);
        boolean fits = b.u8(at) == INTEGER
                && b.u8(at + 1) == 1
                && ((next == OCTET_STRING && (version == V1 || version == V2C)) || (next == SEQUENCE && version == V3));
        return fits && length <= 0xFFFF ? at + (int) length : Dissector.NOT_MINE;
    }
}
