package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * MAC header, IEEE 802.3-2018 clause 3.1; big-endian.
 *
 * <pre>
 *  0             6        12              14
 *  +-------------+--------+---------------+---------
 *  | destination | source | type / length | data ...
 *  +-------------+--------+---------------+---------
 * </pre>
 */
final class EthernetHeader {
    static final int SIZE = 14;

    /** From here on the field is an EtherType (clause 3.2.6). */
    static final int MIN_ETHERTYPE = 0x600;

    /** Up to here it is the number of bytes of LLC data. */
    static final int MAX_LENGTH = 1500;

    private EthernetHeader() {}

    static long destination(ByteView b, int at) {
        return b.u48(at);
    }

    static long source(ByteView b, int at) {
        return b.u48(at + 6);
    }

    static int typeOrLength(ByteView b, int at) {
        return b.u16(at + 12);
    }
}
