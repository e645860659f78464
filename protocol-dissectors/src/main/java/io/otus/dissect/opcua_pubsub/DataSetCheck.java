package io.otus.dissect.opcua_pubsub;

import io.otus.core.bytes.ByteView;

/**
 * Whether a payload begins as OPC 10000-14 has it: the sizes of several DataSetMessages, §7.2.4.4.4, then the flags of
 * the first, §7.2.4.5.4; or the head of a chunk, §7.2.4.4.4.
 *
 * @param payload what follows the header of a message that is not encrypted
 * @param count DataSetMessages in it
 * @param open whether octets may follow whose number is not told: a signature, or what fills a frame up
 */
record DataSetCheck(ByteView payload, int count, boolean chunk, boolean open) {
    /** Sequence number u16, offset u32, total size u32. */
    private static final int CHUNK_HEAD = 10;

    private static final int ENCODING = 0x06;
    private static final int MORE_FLAGS = 0x80;
    private static final int RESERVED = 0xC0;
    private static final int LAST_TYPE = 5;

    boolean fits() {
        if (count == 0) {
            return false;
        }
        if (chunk) {
            return payload.has(0, CHUNK_HEAD) && payload.le32(2) < payload.le32(6);
        }
        int at = 0;
        if (count > 1) {
            at = 2 * count;
            if (!payload.has(0, at)) {
                return false;
            }
            long end = at;
            for (int i = 0; i < count; i++) {
                end += payload.le16(2 * i);
            }
            if (open ? end > payload.length() : end != payload.length()) {
                return false;
            }
        }
        return beginsDataSet(at);
    }

    /** The encoding of fields is none that is reserved, and neither is what further flags say. */
    private boolean beginsDataSet(int at) {
        if (!payload.has(at, 1) || (payload.u8(at) & ENCODING) == ENCODING) {
            return false;
        }
        if ((payload.u8(at) & MORE_FLAGS) == 0) {
            return true;
        }
        return payload.has(at, 2) && (payload.u8(at + 1) & RESERVED) == 0 && (payload.u8(at + 1) & 0x0F) <= LAST_TYPE;
    }
}
