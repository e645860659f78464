package io.otus.dissect.@ID@;

import io.otus.core.bytes.ByteView;

/**
 * Header, clause of the specification; big-endian.
 *
 * <pre>
 *  0       2          3        4
 *  +-------+----------+--------+---------
 *  | magic | function | length | body ...
 *  +-------+----------+--------+---------
 * </pre>
 */
final class @NAME@Header {
    static final int SIZE = 4;
    static final int MAGIC = 0x4F54;

    private @NAME@Header() {}

    static int magic(ByteView b) {
        return b.u16(0);
    }

    static int function(ByteView b) {
        return b.u8(2);
    }

    /** Bytes after the header, 0 to 255. */
    static int length(ByteView b) {
        return b.u8(3);
    }
}
