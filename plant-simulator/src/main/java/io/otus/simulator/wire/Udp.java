package io.otus.simulator.wire;

/** UDP datagrams with their checksum, RFC 768. */
public final class Udp {
    private static final int HEADER_LENGTH = 8;

    private Udp() {}

    /** One datagram from one host to another of the same link, as a whole frame. */
    public static byte[] frame(Host source, int sourcePort, Host destination, int destinationPort, byte[] payload) {
        return frame(source, sourcePort, destination.mac(), destination.ip(), destinationPort, payload);
    }

    /** One datagram to any address (broadcast, multicast), as a whole frame. */
    public static byte[] frame(
            Host source, int sourcePort, Mac to, Ip4 destination, int destinationPort, byte[] payload) {
        byte[] datagram = datagram(source.ip(), sourcePort, destination, destinationPort, payload);
        return Ipv4.frame(source, to, destination, Ipv4.UDP, datagram);
    }

    /** The datagram alone, for fragments and tunnels. */
    public static byte[] datagram(Ip4 source, int sourcePort, Ip4 destination, int destinationPort, byte[] payload) {
        ByteWriter out = new ByteWriter()
                .u16(sourcePort)
                .u16(destinationPort)
                .u16(HEADER_LENGTH + payload.length)
                .u16(0)
                .bytes(payload);
        int checksum = Checksum.ofTransport(source, destination, Ipv4.UDP, out.toByteArray());
        return out.setU16(6, checksum == 0 ? 0xFFFF : checksum).toByteArray(); // 0 would mean: no checksum
    }
}
