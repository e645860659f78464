package io.otus.core.capture;

import java.util.List;

/**
 * Link types that captures of plants use: LINKTYPE_ values of the registry at tcpdump.org. Others are shown by their
 * number.
 */
public final class LinkType {
    /** BSD loopback: 4 bytes of address family in the byte order of the capturing machine. */
    public static final int NULL = 0;
    /** Ethernet, from the destination address on, without preamble and usually without FCS. */
    public static final int ETHERNET = 1;
    /** Raw IP, version 4 or 6 by the first nibble. */
    public static final int RAW = 101;
    /** OpenBSD loopback: 4 bytes of address family in network byte order. */
    public static final int LOOP = 108;
    /** Linux cooked capture, version 1. */
    public static final int LINUX_SLL = 113;
    /** BACnet MS/TP, from the preamble on, with both CRCs. */
    public static final int BACNET_MS_TP = 165;
    /** Raw IPv4. */
    public static final int IPV4 = 228;
    /** Raw IPv6. */
    public static final int IPV6 = 229;
    /** Linux cooked capture, version 2. */
    public static final int LINUX_SLL2 = 276;

    /** DLT_RAW as Linux and Windows number it, and as OpenBSD does: libpcap's own numbers, found in old files too. */
    private static final int DLT_RAW = 12;

    private static final int DLT_RAW_OPENBSD = 14;

    /** The types whose frames are read, Ethernet first. */
    static final List<Integer> READ =
            List.of(ETHERNET, RAW, LINUX_SLL, LINUX_SLL2, NULL, LOOP, IPV4, IPV6, BACNET_MS_TP);

    private LinkType() {}

    /** The LINKTYPE_ value for a libpcap DLT_ value; equal but for raw IP in the types that plants have. */
    static int ofDlt(int dlt) {
        return dlt == DLT_RAW || dlt == DLT_RAW_OPENBSD ? RAW : dlt;
    }

    /** The DLT_ value by which libpcap knows a LINKTYPE_ value, on Linux. */
    static int toDlt(int linkType) {
        return linkType == RAW ? DLT_RAW : linkType;
    }
}
