package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;

/**
 * Header of SMB2 and SMB3, [MS-SMB2] §2.2.1; little-endian.
 *
 * <pre>
 *  0           4      6        8        12        14       16      20     24           32       40        48
 *  +-----------+------+--------+--------+---------+--------+-------+------+------------+--------+---------+-----------
 *  | FE "SMB"  | 64   | charge | status | command | credit | flags | next | message id | tree   | session | signature
 *  +-----------+------+--------+--------+---------+--------+-------+------+------------+--------+---------+-----------
 * </pre>
 */
final class Smb2Header {
    static final int SIZE = 64;

    private static final int RESPONSE = 1;

    private Smb2Header() {}

    static boolean fits(ByteView b) {
        return b.le16(4) == SIZE;
    }

    static int status(ByteView b) {
        return b.leS32(8);
    }

    static int command(ByteView b) {
        return b.le16(12);
    }

    static boolean isResponse(ByteView b) {
        return (b.leS32(16) & RESPONSE) != 0;
    }

    /** Offset of the next command of a compound from this one; 0 in the last. */
    static long nextCommand(ByteView b) {
        return b.le32(20);
    }

    static long messageId(ByteView b) {
        return b.leS64(24);
    }

    /** The share; nothing of the kind in an asynchronous answer, which has a number of its own here. */
    static long treeId(ByteView b) {
        return b.le32(36);
    }
}
