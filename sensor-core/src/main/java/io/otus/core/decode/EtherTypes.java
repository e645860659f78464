package io.otus.core.decode;

/**
 * EtherTypes that the decoder reads beyond, from the registry of the IEEE registration authority; the private ones from
 * their vendors' documents.
 */
final class EtherTypes {
    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86DD;

    // Not read here; they show that a header is one of Ethernet.
    static final int ARP = 0x0806;
    static final int PROFINET = 0x8892;
    static final int GOOSE = 0x88B8;
    static final int SAMPLED_VALUES = 0x88BA;
    static final int LLDP = 0x88CC;

    /** Customer tag, IEEE 802.1Q-2018 clause 9.5. */
    static final int C_TAG = 0x8100;
    /** Service tag, likewise. */
    static final int S_TAG = 0x88A8;
    /** Stacked tags before 802.1ad. */
    static final int OLD_S_TAG = 0x9100;

    static final int OLDER_S_TAG = 0x9200;

    /** RFC 5332 section 2. */
    static final int MPLS = 0x8847;

    static final int MPLS_MULTICAST = 0x8848;
    /** RFC 2516 section 4. */
    static final int PPPOE_SESSION = 0x8864;
    /** LLC in frames longer than 1500 bytes, IEEE 802.1AC-2016 clause 12. */
    static final int JUMBO_LLC = 0x8870;
    /** RFC 1701: an Ethernet frame in GRE. */
    static final int TRANSPARENT_ETHERNET = 0x6558;
    /** ERSPAN types I and II in GRE, draft-foschiano-erspan-03 section 4. */
    static final int ERSPAN = 0x88BE;
    /** ERSPAN type III in GRE. */
    static final int ERSPAN_III = 0x22EB;

    /** Cisco metadata: version, length, option, security group tag, 6 bytes in all. */
    static final int CISCO_METADATA = 0x8909;
    /**
     * Cisco timestamp tag (TTag) of Nexus switches: 6 bytes of nanoseconds. The EtherType is free for experiments, IEEE
     * 802-2014 clause 9.2.4.
     */
    static final int CISCO_TTAG = 0x88B5;
    /** Cisco VN-Tag: 4 bytes of virtual interfaces. */
    static final int VN_TAG = 0x8926;
    /** E-tag, IEEE 802.1BR-2012 clause 7: 6 bytes. */
    static final int E_TAG = 0x893F;
    /** Redundancy tag, IEEE 802.1CB-2017 clause 7.8: 2 reserved bytes and a sequence number. */
    static final int R_TAG = 0xF1C1;
    /** HSR tag, IEC 62439-3:2016 clause 5.6: path, size, sequence number, 4 bytes in all. */
    static final int HSR = 0x892F;

    private EtherTypes() {}

    /** Bytes between this EtherType and the next one, for tags that have nothing to say here; 0 for all others. */
    static int tagLength(int type) {
        return switch (type) {
            case CISCO_METADATA, CISCO_TTAG, E_TAG -> 6;
            case VN_TAG, R_TAG, HSR -> 4;
            default -> 0;
        };
    }
}
