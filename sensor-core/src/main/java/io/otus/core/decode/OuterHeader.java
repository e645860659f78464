package io.otus.core.decode;

/**
 * The outermost IP header of a packet that came in a tunnel: between whom the tunnel is. A mirror port that wraps what
 * it copies makes no such tunnel. Filled again with each frame. Confined to the analysis thread.
 */
public final class OuterHeader {
    private int ipVersion;
    private int ipProtocol;
    private int segment;
    private long sourceMac;
    private long destinationMac;
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;

    /** A tunnel begins: its header is the one read last, unless that lies in a tunnel itself. */
    void take(Packet p) {
        if (ipVersion != 0 || p.ipVersion == 0) {
            return;
        }
        ipVersion = p.ipVersion;
        ipProtocol = p.ipProtocol;
        segment = p.segment();
        sourceMac = p.sourceMac;
        destinationMac = p.destinationMac;
        sourceHigh = p.sourceHigh;
        sourceLow = p.sourceLow;
        destinationHigh = p.destinationHigh;
        destinationLow = p.destinationLow;
    }

    /** There is none, or it was the mirror's. */
    void clear() {
        ipVersion = 0;
    }

    /** 4, 6, or 0 where the packet came in no tunnel over IP. */
    public int ipVersion() {
        return ipVersion;
    }

    /** The protocol that it carries, such as 47 for GRE, or 17 where the tunnel has a UDP header of its own. */
    public int ipProtocol() {
        return ipProtocol;
    }

    /** The network segment that the tunnel itself was seen in. */
    public int segment() {
        return segment;
    }

    /** Source MAC address, or {@link Packet#NONE}. */
    public long sourceMac() {
        return sourceMac;
    }

    /** Destination MAC address, or {@link Packet#NONE}. */
    public long destinationMac() {
        return destinationMac;
    }

    /** First half of the IPv6 source address; 0 otherwise. */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** Second half of the IPv6 source address, or the IPv4 source address. */
    public long sourceLow() {
        return sourceLow;
    }

    /** First half of the IPv6 destination address; 0 otherwise. */
    public long destinationHigh() {
        return destinationHigh;
    }

    /** Second half of the IPv6 destination address, or the IPv4 destination address. */
    public long destinationLow() {
        return destinationLow;
    }
}
