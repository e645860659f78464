package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * One entry of a label stack, RFC 3032 section 2.1; big-endian.
 *
 * <pre>
 *  0        20   23  24    32 bits
 *  +--------+----+---+-----+
 *  | label  | TC | S | TTL |
 *  +--------+----+---+-----+
 * </pre>
 */
final class MplsLabel {
    static final int SIZE = 4;

    /** Control word of a pseudowire, RFC 4385 section 3: its first four bits are 0, unlike those of IP. */
    static final int CONTROL_WORD_SIZE = 4;

    private MplsLabel() {}

    static boolean isBottom(ByteView b, int at) {
        return (b.u8(at + 2) & 1) != 0;
    }
}
