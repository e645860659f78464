package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;

/**
 * Header of SMB1, [MS-CIFS] §2.2.3.1; little-endian. Behind it: the number of parameter words u8, the words, the number
 * of bytes u16, the bytes.
 *
 * <pre>
 *  0           4         5        9       10       12                24    26    28    30    32
 *  +-----------+---------+--------+-------+--------+-----------------+-----+-----+-----+-----+-------
 *  | FF "SMB"  | command | status | flags | flags2 | PID, signature  | TID | PID | UID | MID | words
 *  +-----------+---------+--------+-------+--------+-----------------+-----+-----+-----+-----+-------
 * </pre>
 */
final class Smb1Header {
    static final int SIZE = 32;

    private Smb1Header() {}

    static int command(ByteView b) {
        return b.u8(4);
    }

    static int status(ByteView b) {
        return b.leS32(5);
    }

    static boolean isReply(ByteView b) {
        return (b.u8(9) & 0x80) != 0;
    }

    static boolean isUnicode(ByteView b) {
        return (b.le16(10) & 0x8000) != 0;
    }

    /** Whether the status is one of [MS-ERREF]; else it is of DOS, class and code. */
    static boolean hasNtStatus(ByteView b) {
        return (b.le16(10) & 0x4000) != 0;
    }

    /** The share; in an answer to a tree connect the one that was given. */
    static int treeId(ByteView b) {
        return b.le16(24);
    }

    static int multiplexId(ByteView b) {
        return b.le16(30);
    }

    /** Tree, process, user and multiplex id: what the parts of a transaction and its answer repeat. */
    static long exchange(ByteView b) {
        return b.leS64(24);
    }
}
