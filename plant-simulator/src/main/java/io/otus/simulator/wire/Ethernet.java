package io.otus.simulator.wire;

/**
 * Ethernet frames without their frame check sequence, as captures hold them; IEEE 802.3 clause 3 and 802.1Q clause 9.
 */
public final class Ethernet {
    /** Ethertype of IPv4. */
    public static final int IPV4 = 0x0800;

    /** Ethertype of ARP. */
    public static final int ARP = 0x0806;

    /** Ethertype of LLDP, IEEE 802.1AB. */
    public static final int LLDP = 0x88CC;

    /** Tag protocol identifier of a customer VLAN tag, IEEE 802.1Q Table 9-1. */
    public static final int C_TAG = 0x8100;

    /** Tag protocol identifier of a service VLAN tag (Q-in-Q), IEEE 802.1Q Table 9-1. */
    public static final int S_TAG = 0x88A8;

    /** Shortest frame without frame check sequence; shorter ones are padded with zeros. */
    public static final int MINIMUM_LENGTH = 60;

    private static final int ADDRESSES_LENGTH = 12;

    private Ethernet() {}

    /** One untagged frame, padded to {@link #MINIMUM_LENGTH}. */
    public static byte[] frame(Mac destination, Mac source, int etherType, byte[] payload) {
        ByteWriter out = new ByteWriter()
                .u48(destination.value())
                .u48(source.value())
                .u16(etherType)
                .bytes(payload);
        return out.fill(Math.max(0, MINIMUM_LENGTH - out.length()), 0).toByteArray();
    }

    /**
     * The same frame with one more tag in front of its ethertype.
     *
     * @param tagProtocol {@link #C_TAG} or {@link #S_TAG}
     * @param vlan VLAN identifier, 0 to 4095; priority and drop eligibility are 0
     */
    public static byte[] tagged(byte[] frame, int tagProtocol, int vlan) {
        return new ByteWriter()
                .bytes(frame, 0, ADDRESSES_LENGTH)
                .u16(tagProtocol)
                .u16(vlan & 0xFFF)
                .bytes(frame, ADDRESSES_LENGTH, frame.length - ADDRESSES_LENGTH)
                .toByteArray();
    }
}
