package io.otus.dissect.enip;

import io.otus.core.bytes.ByteView;
import io.otus.layer.cpf.CpfItems;

/**
 * A datagram of implicit I/O, CIP Vol. 2 §2-6 and Table 3-2.2: two items and no header; little-endian.
 *
 * <pre>
 *  0       2        4          6               10                12       14         16
 *  +-------+--------+----------+---------------+-----------------+--------+----------+--------
 *  | count | 0x8002 | length 8 | connection id | sequence number | 0x00B1 | length   | data ...
 *  +-------+--------+----------+---------------+-----------------+--------+----------+--------
 * </pre>
 */
final class ImplicitFrame {
    private static final int SIZE = 18;
    private static final int ADDRESS_LENGTH = 8;

    private ImplicitFrame() {}

    /** Whether the whole datagram is one: all constants are there and the lengths fit. */
    static boolean isOne(ByteView b) {
        return b.length() >= SIZE
                && b.le16(0) == 2
                && b.le16(2) == CpfItems.SEQUENCED_ADDRESS
                && b.le16(4) == ADDRESS_LENGTH
                && b.le16(14) == CpfItems.CONNECTED_DATA
                && b.le16(16) == b.length() - SIZE;
    }
}
