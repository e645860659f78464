package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * User plane of the GPRS tunnelling protocol, 3GPP TS 29.281 §5.1, in which mobile networks, also private ones, carry
 * the packets of devices; big-endian.
 *
 * <pre>
 *  0                     1      2        4      8          10       11        12
 *  +---------------------+------+--------+------+----------+--------+---------+--------
 *  | 1 (3) PT - E S PN   | type | length | TEID | sequence | N-PDU  | next    | IP ...
 *  +---------------------+------+--------+------+----------+--------+---------+--------
 *                                                 these four only where E, S or PN is set
 * </pre>
 *
 * The length counts what follows the first eight octets.
 */
final class GtpHeader {
    static final int SIZE = 8;
    static final int PORT = 2152;

    /** Most extension headers that are skipped. */
    private static final int MAX_EXTENSIONS = 4;

    private static final int OPTIONAL = 4;
    private static final int HAS_OPTIONAL = 0x07;
    private static final int HAS_EXTENSION = 0x04;
    private static final int PACKET = 0xFF;

    private GtpHeader() {}

    /**
     * Whether a packet lies within: version 1, protocol type GTP, nothing reserved, a packet of the user, and a length
     * that the datagram has. A port alone is not believed.
     *
     * @param length octets of the datagram's content
     */
    static boolean isPacket(ByteView b, int at, int length) {
        return (b.u8(at) & 0xF8) == 0x30 && b.u8(at + 1) == PACKET && b.u16(at + 2) + SIZE == length;
    }

    /** Octets before the packet; -1 where extension headers do not end before {@code end}. */
    static int length(ByteView b, int at, int end) {
        int flags = b.u8(at);
        if ((flags & HAS_OPTIONAL) == 0) {
            return SIZE;
        }
        int next = at + SIZE + OPTIONAL;
        if (next > end) {
            return -1;
        }
        int type = (flags & HAS_EXTENSION) == 0 ? 0 : b.u8(next - 1);
        for (int i = 0; type != 0; i++) {
            int extension = next < end ? 4 * b.u8(next) : 0;
            if (i == MAX_EXTENSIONS || extension == 0 || next + extension > end) {
                return -1;
            }
            next += extension;
            type = b.u8(next - 1);
        }
        return next - at;
    }
}
