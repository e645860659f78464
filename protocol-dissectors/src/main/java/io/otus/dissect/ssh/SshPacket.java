package io.otus.dissect.ssh;

import io.otus.core.bytes.ByteView;

/**
 * Binary packet, RFC 4253 §6; big-endian.
 *
 * <pre>
 *  0            4         5      6
 *  +------------+---------+------+-------------+---------
 *  | length u32 | padding | code | payload ... | padding
 *  +------------+---------+------+-------------+---------
 * </pre>
 */
final class SshPacket {
    static final int HEADER = 6;
    static final int KEY_EXCHANGE_INIT = 20;
    static final int NEW_KEYS = 21;

    /** Most bytes behind the length, §6.1. */
    private static final int MAX_LENGTH = 35_000;

    private static final int MIN_LENGTH = 12;
    private static final int MIN_PADDING = 4;

    private SshPacket() {}

    static int size(ByteView b) {
        return 4 + (int) b.u32(0);
    }

    static int padding(ByteView b) {
        return b.u8(4);
    }

    static int code(ByteView b) {
        return b.u8(5);
    }

    /** Whether length, padding and code, which must be there, are such as packets in the clear have. */
    static boolean fits(ByteView b) {
        long length = b.u32(0);
        return length >= MIN_LENGTH
                && length <= MAX_LENGTH
                && padding(b) >= MIN_PADDING
                && padding(b) < length - 1
                && code(b) > 0;
    }
}
