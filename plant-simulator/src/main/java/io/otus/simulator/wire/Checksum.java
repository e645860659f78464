package io.otus.simulator.wire;

/** The Internet checksum, RFC 1071. */
final class Checksum {
    private Checksum() {}

    /** Complement of the one's complement sum of {@code bytes} taken as 16-bit words, the last one padded with zero. */
    static int of(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            int low = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            sum += ((bytes[i] & 0xFF) << 8) | low;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return (int) ~sum & 0xFFFF;
    }

    /** Checksum of a UDP datagram or TCP segment with the pseudo-header of RFC 768 and RFC 9293 §3.1. */
    static int ofTransport(Ip4 source, Ip4 destination, int protocol, byte[] segment) {
        return of(new ByteWriter()
                .u32(source.value())
                .u32(destination.value())
                .u16(protocol)
                .u16(segment.length)
                .bytes(segment)
                .toByteArray());
    }
}
