package io.otus.layer.tls;

import io.otus.core.bytes.ByteView;

/**
 * Record header, RFC 8446 §5.1; big-endian.
 *
 * <pre>
 *  0      1                3        5
 *  +------+----------------+--------+-------------
 *  | type | legacy version | length | fragment ...
 *  +------+----------------+--------+-------------
 * </pre>
 */
final class RecordHeader {
    static final int SIZE = 5;
    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;

    /** Most bytes of a fragment: RFC 5246 §6.2.3 allows more than RFC 8446 §5.2. */
    static final int MAX_FRAGMENT = (1 << 14) + 2_048;

    private RecordHeader() {}

    static int type(ByteView b) {
        return b.u8(0);
    }

    static int legacyVersion(ByteView b) {
        return b.u16(1);
    }

    static int length(ByteView b) {
        return b.u16(3);
    }

    /** Whether what is there can begin a record. */
    static boolean fits(ByteView b) {
        if (type(b) < CHANGE_CIPHER_SPEC || type(b) > APPLICATION_DATA) {
            return false;
        }
        if (b.length() > 1 && b.u8(1) != 3) {
            return false;
        }
        if (b.length() > 2 && b.u8(2) > 4) {
            return false;
        }
        return b.length() < SIZE || (length(b) > 0 && length(b) <= MAX_FRAGMENT);
    }
}
