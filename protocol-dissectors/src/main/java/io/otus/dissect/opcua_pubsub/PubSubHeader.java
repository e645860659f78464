package io.otus.dissect.opcua_pubsub;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.FrontReader;
import java.nio.charset.StandardCharsets;

/**
 * Header of a NetworkMessage, OPC 10000-14 §7.2.4.4.2; little-endian. Flags say which parts there are, in this order.
 *
 * <pre>
 *  0               1            2            n           n          n        n         n          n
 *  +---------------+------------+------------+-----------+----------+--------+---------+----------+----------+--------
 *  | version 4,    | extended 1 | extended 2 | publisher | class id | group  | writers | time and | security | payload
 *  | flags 4       | flags      | flags      | id        | GUID     | header |         | promoted | header   |
 *  +---------------+------------+------------+-----------+----------+--------+---------+----------+----------+--------
 * </pre>
 */
final class PubSubHeader extends FrontReader {
    private static final int VERSION = 1;
    private static final int PUBLISHER_ID = 0x10;
    private static final int GROUP_HEADER = 0x20;
    private static final int PAYLOAD_HEADER = 0x40;
    private static final int EXTENDED = 0x80;

    private static final int CLASS_ID = 0x08;
    private static final int SECURITY = 0x10;
    private static final int TIMESTAMP = 0x20;
    private static final int PICO_SECONDS = 0x40;
    private static final int STRING_ID = 4;

    private static final int PROMOTED_FIELDS = 0x02;
    /** Bits of the second extended flags, of the group flags and of the security flags that are reserved. */
    private static final int RESERVED_EXTENDED = 0xE0;

    private static final int RESERVED_GROUP = 0xF0;
    private static final int RESERVED_SECURITY = 0xF0;

    private static final int SIGNED = 0x01;
    private static final int ENCRYPTED = 0x02;
    private static final int FOOTER = 0x04;
    private static final int MAX_PUBLISHER = 64;

    private int parts;
    int type;
    boolean chunk;
    String publisherId = "";
    int writerGroupId = -1;
    int networkMessageNumber = -1;
    int sequenceNumber = -1;
    int[] writerIds = {};
    boolean signed;
    boolean encrypted;
    long securityTokenId = -1;
    /** Whether a bit is set, or a code has a value, that no message of this version has. */
    boolean foreign;

    PubSubHeader(ByteView message) {
        super(message, 0);
        int flags = u8();
        parts = flags;
        foreign = (flags & 0x0F) != VERSION;
        int extended = (flags & EXTENDED) != 0 ? u8() : 0;
        int further = (extended & EXTENDED) != 0 ? u8() : 0;
        type = further >> 2 & 7;
        chunk = (further & 1) != 0;
        foreign |= (further & RESERVED_EXTENDED) != 0 || type > PubSubEvent.TYPES.size() - 1;
        if ((flags & PUBLISHER_ID) != 0 && !foreign) {
            publisher(extended & 7);
        }
        if ((extended & CLASS_ID) != 0) {
            var _ = take(16);
        }
        if ((flags & GROUP_HEADER) != 0 && !foreign) {
            group();
        }
        if ((flags & PAYLOAD_HEADER) != 0 && !foreign) {
            writers();
        }
        if ((extended & TIMESTAMP) != 0) {
            var _ = take(8);
        }
        if ((extended & PICO_SECONDS) != 0) {
            var _ = take(2);
        }
        if ((further & PROMOTED_FIELDS) != 0) {
            var _ = take(u16());
        }
        if ((extended & SECURITY) != 0 && !foreign) {
            security();
        }
    }

    /**
     * Whether it says enough to be told from any other bytes: who sends it, and either that it is of discovery, or of
     * which group or writers it is, with data that begins as a DataSetMessage where it can be read. All header layouts
     * of the standard do, OPC 10000-14 annex A.
     *
     * @param padded whether it is in a frame, which Ethernet fills up to its least length
     */
    boolean isTold(boolean padded) {
        if (failed() || foreign || (parts & PUBLISHER_ID) == 0) {
            return false;
        }
        if (type != 0) {
            return true;
        }
        boolean hasWriters = (parts & PAYLOAD_HEADER) != 0;
        int count = hasWriters ? writerIds.length : 1;
        return ((parts & GROUP_HEADER) != 0 || hasWriters)
                && (encrypted || new DataSetCheck(rest(), count, chunk, signed || padded).fits());
    }

    /** Byte, UInt16, UInt32, UInt64 or String. */
    private void publisher(int kind) {
        if (kind > STRING_ID) {
            foreign = true;
            return;
        }
        if (kind < STRING_ID) {
            int size = 1 << kind;
            ByteView id = bytes(size);
            long value = 0;
            for (int i = id.length() - 1; i >= 0; i--) {
                value = value << 8 | id.u8(i);
            }
            publisherId = Long.toUnsignedString(value);
            return;
        }
        int length = u16() | u16() << 16;
        ByteView id = bytes(length);
        publisherId = id.text(0, Math.min(id.length(), MAX_PUBLISHER), StandardCharsets.UTF_8);
    }

    private void group() {
        int flags = u8();
        foreign |= (flags & RESERVED_GROUP) != 0;
        writerGroupId = (flags & 1) != 0 ? u16() : -1;
        if ((flags & 2) != 0) {
            var _ = take(4);
        }
        networkMessageNumber = (flags & 4) != 0 ? u16() : -1;
        sequenceNumber = (flags & 8) != 0 ? u16() : -1;
    }

    private void writers() {
        if (chunk) {
            writerIds = new int[] {u16()};
            return;
        }
        ByteView ids = bytes(2 * u8());
        writerIds = new int[ids.length() / 2];
        for (int i = 0; i < writerIds.length; i++) {
            writerIds[i] = ids.le16(2 * i);
        }
    }

    private void security() {
        int flags = u8();
        foreign |= (flags & RESERVED_SECURITY) != 0;
        signed = (flags & SIGNED) != 0;
        encrypted = (flags & ENCRYPTED) != 0;
        securityTokenId = u16() | (long) u16() << 16;
        var _ = bytes(u8());
        if ((flags & FOOTER) != 0) {
            var _ = take(2);
        }
    }

    private int u16() {
        int from = take(2);
        return from < 0 ? 0 : view().le16(from);
    }
}
