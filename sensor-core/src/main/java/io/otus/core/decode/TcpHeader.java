package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * TCP header, RFC 9293 section 3.1; big-endian. Its checksum is not verified, see
 * {@link io.otus.core.flow.TcpReassembler}.
 *
 * <pre>
 *  0        2             4          8                12       13      14       16         18       20
 *  +--------+-------------+----------+----------------+--------+-------+--------+----------+--------+---------
 *  | source | destination | sequence | acknowledgment | offset | flags | window | checksum | urgent | options
 *  +--------+-------------+----------+----------------+--------+-------+--------+----------+--------+---------
 * </pre>
 */
final class TcpHeader {
    static final int SIZE = 20;

    private TcpHeader() {}

    static int sourcePort(ByteView b, int at) {
        return b.u16(at);
    }

    static int destinationPort(ByteView b, int at) {
        return b.u16(at + 2);
    }

    static int sequence(ByteView b, int at) {
        return b.s32(at + 4);
    }

    static int acknowledgment(ByteView b, int at) {
        return b.s32(at + 8);
    }

    /** Bytes of the header, 0 to 60; at least 20 in a valid one. */
    static int headerLength(ByteView b, int at) {
        return (b.u8(at + 12) >>> 4) * 4;
    }

    static int flags(ByteView b, int at) {
        return b.u8(at + 13);
    }

    static int window(ByteView b, int at) {
        return b.u16(at + 14);
    }
}
