package io.otus.dissect.ethercat;

import io.otus.core.bytes.ByteView;

/**
 * What all frames begin with, IEC 61158-4-12 §5.3.3; little-endian.
 *
 * <pre>
 *  bit 0        11         12     16
 *  +------------+----------+------+---------
 *  | length     | reserved | type | data ...
 *  +------------+----------+------+---------
 * </pre>
 */
final class EthercatHeader {
    static final int SIZE = 2;
    static final int DATAGRAMS = 1;
    static final int NETWORK_VARIABLES = 4;
    static final int MAILBOX = 5;

    private static final int LENGTH_BITS = 0x07FF;
    private static final int RESERVED = 0x0800;

    private EthercatHeader() {}

    /** Octets behind the header, without padding. */
    static int length(ByteView b) {
        return b.le16(0) & LENGTH_BITS;
    }

    static boolean isReservedSet(ByteView b) {
        return (b.le16(0) & RESERVED) != 0;
    }

    static int type(ByteView b) {
        return b.le16(0) >> 12;
    }

    static String typeName(int type) {
        return switch (type) {
            case DATAGRAMS -> "datagrams";
            case NETWORK_VARIABLES -> "network_variables";
            case MAILBOX -> "mailbox";
            default -> "type_" + type;
        };
    }
}
