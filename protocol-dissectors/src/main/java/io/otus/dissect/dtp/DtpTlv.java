package io.otus.dissect.dtp;

import io.otus.core.bytes.ByteView;

/**
 * Header and TLVs; big-endian.
 *
 * <pre>
 *  0         1      3                 5
 *  +---------+------+-----------------+---------
 *  | version | type | length (with 4) | value ...
 *  +---------+------+-----------------+---------
 * </pre>
 */
final class DtpTlv {
    static final int HEADER = 1;
    static final int SIZE = 4;

    static final int DOMAIN = 1;
    static final int STATUS = 2;
    static final int TYPE = 3;
    static final int NEIGHBOR = 4;

    private DtpTlv() {}

    static int version(ByteView b) {
        return b.u8(0);
    }

    static int type(ByteView b, int at) {
        return b.u16(at);
    }

    static int length(ByteView b, int at) {
        return b.u16(at + 2);
    }
}
