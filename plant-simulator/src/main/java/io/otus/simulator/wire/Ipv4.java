package io.otus.simulator.wire;

import java.util.ArrayList;
import java.util.List;

/** IPv4 packets without options, RFC 791 §3.1, in Ethernet frames. */
public final class Ipv4 {
    /** Protocol number of ICMP. */
    public static final int ICMP = 1;

    /** Protocol number of TCP. */
    public static final int TCP = 6;

    /** Protocol number of UDP. */
    public static final int UDP = 17;

    static final int HEADER_LENGTH = 20;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS = 0x2000;

    private Ipv4() {}

    /** One packet that must not be fragmented, from one host to another of the same link. */
    public static byte[] frame(Host source, Host destination, int protocol, byte[] payload) {
        return frame(source, destination.mac(), destination.ip(), protocol, payload);
    }

    /** One packet to any address: broadcast, multicast or, by a router's hardware address, another network. */
    public static byte[] frame(Host source, Mac to, Ip4 destination, int protocol, byte[] payload) {
        int id = source.nextIdentification();
        return Ethernet.frame(
                to,
                source.mac(),
                Ethernet.IPV4,
                packet(source, destination, protocol, id, DONT_FRAGMENT, payload, 0, payload.length));
    }

    /**
     * The same packet cut into fragments, RFC 791 §3.2.
     *
     * @param size payload bytes of each fragment but the last; a multiple of 8
     */
    public static List<byte[]> fragments(Host source, Host destination, int protocol, byte[] payload, int size) {
        if (size <= 0 || size % 8 != 0) {
            throw new IllegalArgumentException("fragments carry a multiple of 8 bytes, not " + size);
        }
        int id = source.nextIdentification();
        List<byte[]> frames = new ArrayList<>();
        for (int offset = 0; offset < payload.length; offset += size) {
            int count = Math.min(size, payload.length - offset);
            int flags = offset + count < payload.length ? MORE_FRAGMENTS : 0;
            byte[] packet =
                    packet(source, destination.ip(), protocol, id, flags | (offset / 8), payload, offset, count);
            frames.add(Ethernet.frame(destination.mac(), source.mac(), Ethernet.IPV4, packet));
        }
        return frames;
    }

    private static byte[] packet(
            Host source,
            Ip4 destination,
            int protocol,
            int id,
            int flagsAndOffset,
            byte[] payload,
            int from,
            int count) {
        ByteWriter header = new ByteWriter()
                .u8(0x45) // version 4, 5 words of header
                .u8(0)
                .u16(HEADER_LENGTH + count)
                .u16(id)
                .u16(flagsAndOffset)
                .u8(source.ttl())
                .u8(protocol)
                .u16(0)
                .u32(source.ip().value())
                .u32(destination.value());
        return header.setU16(10, Checksum.of(header.toByteArray()))
                .bytes(payload, from, count)
                .toByteArray();
    }
}
