package io.otus.core.decode;

import io.otus.core.bytes.ByteView;

/**
 * VLAN tag behind its EtherType, IEEE 802.1Q-2018 clause 9.6; big-endian.
 *
 * <pre>
 *  0   3   4                16              32 bits
 *  +---+---+----------------+---------------+
 *  |PCP|DEI| VLAN identifier| type / length |
 *  +---+---+----------------+---------------+
 * </pre>
 */
final class VlanTag {
    static final int SIZE = 4;

    private VlanTag() {}

    /** VLAN identifier, 0 to 4095; 0 marks a frame that has a priority and no VLAN (table 9-2). */
    static int identifier(ByteView b, int at) {
        return b.u16(at) & 0xFFF;
    }

    static int typeOrLength(ByteView b, int at) {
        return b.u16(at + 2);
    }
}
