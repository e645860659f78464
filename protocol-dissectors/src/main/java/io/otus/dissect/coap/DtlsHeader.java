package io.otus.dissect.coap;

import io.otus.core.bytes.ByteView;

/**
 * Record of DTLS, RFC 6347 §4.1, as CoAP uses it on a port of its own (RFC 7252 §9.1); big-endian.
 *
 * <pre>
 *  0      1         3       5                 11       13
 *  +------+---------+-------+-----------------+--------+-------------
 *  | type | version | epoch | sequence number | length | fragment ...
 *  +------+---------+-------+-----------------+--------+-------------
 * </pre>
 */
final class DtlsHeader {
    static final int SIZE = 13;

    private static final int FIRST_TYPE = 20;
    /** With a connection id, RFC 9146: the length then lies behind it, and the record is left as a whole. */
    private static final int LAST_TYPE = 24;

    private static final int DTLS_1_0 = 0xFEFF;
    private static final int DTLS_1_2 = 0xFEFD;

    private DtlsHeader() {}

    static int length(ByteView b) {
        return b.u16(11);
    }

    static boolean isOne(ByteView b) {
        return b.length() > SIZE
                && b.u8(0) >= FIRST_TYPE
                && b.u8(0) <= LAST_TYPE
                && (b.u16(1) == DTLS_1_2 || b.u16(1) == DTLS_1_0)
                && length(b) > 0
                && b.has(SIZE, length(b));
    }

    static CoapEvent.Secured read(ByteView b) {
        return new CoapEvent.Secured(b.u8(0), b.u16(1), b.u16(3), b.u48(5), length(b));
    }
}
