package io.otus.layer.cpf;

import io.otus.core.bytes.ByteView;

/**
 * Encapsulation header, CIP Vol. 2 §2-3.1; little-endian.
 *
 * <pre>
 *  0         2        4                8        12               20        24
 *  +---------+--------+----------------+--------+----------------+---------+----------
 *  | command | length | session handle | status | sender context | options | data ...
 *  +---------+--------+----------------+--------+----------------+---------+----------
 * </pre>
 */
public final class EncapsulationHeader {
    /** Bytes of the header. */
    public static final int SIZE = 24;
    /** SendRRData, §2-4.7: a request or reply outside of any connection. */
    public static final int SEND_RR_DATA = 0x6F;
    /** SendUnitData, §2-4.8: a message on a connection. */
    public static final int SEND_UNIT_DATA = 0x70;

    private EncapsulationHeader() {}

    /** The command code. */
    public static int command(ByteView b) {
        return b.le16(0);
    }

    /** Bytes behind the header, 0 to 65511. */
    public static int length(ByteView b) {
        return b.le16(2);
    }

    /** The session handle, which the target assigns in its answer to RegisterSession. */
    public static long sessionHandle(ByteView b) {
        return b.le32(4);
    }

    /** 0 in every request. */
    public static long status(ByteView b) {
        return b.le32(8);
    }

    /** Eight bytes of the sender's that an answer repeats. */
    public static long senderContext(ByteView b) {
        return b.s64(12);
    }

    /** Always 0: a receiver discards everything else (§2-3.7). */
    public static long options(ByteView b) {
        return b.le32(20);
    }
}
