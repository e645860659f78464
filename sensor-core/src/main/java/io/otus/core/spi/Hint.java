package io.otus.core.spi;

/**
 * Where a protocol is usually found. Hints decide on which carriers a protocol is tried and in which order protocols
 * are tried. They never decide what a flow is.
 */
public sealed interface Hint {
    /** A TCP stream, usually with this port at the server. */
    record TcpPort(int port) implements Hint {}

    /** UDP datagrams, usually with this port at the server. */
    record UdpPort(int port) implements Hint {}

    /** Frames with this EtherType, after all tags. Unlike a port it is an assignment: other frames are not tried. */
    record EtherType(int value) implements Hint {}

    /** IEEE 802.2 LLC frames with this destination service access point; other frames are not tried. */
    record LlcSap(int dsap) implements Hint {}

    /** SNAP frames with this OUI and protocol id; other frames are not tried. */
    record Snap(int oui, int protocolId) implements Hint {}

    /**
     * IP packets of this protocol number, other than TCP and UDP. Like an EtherType it is an assignment: other packets
     * are not tried.
     */
    record IpProtocol(int number) implements Hint {}

    /** Payloads that the dissector of another protocol hands over: what the flow is from then on. */
    record Parent(String protocol) implements Hint {}

    /**
     * The same where the other protocol goes on to do its own beside it, as SMB moves files and has pipes: the flow
     * stays what it is.
     */
    record Guest(String protocol) implements Hint {}
}
