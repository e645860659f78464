package io.otus.simulator.wire;

/** The Internet checksum, RFC 1071. */
final class Checksum {
    private Checksum() {}

    /** Complement of the one's complement sum of {@code bytes} taken as 16-bit words, the last one padded with zero. */
    static int of(byte[] bytes) {
        return complement(sum(bytes));
    }

    /** Checksum of a UDP datagram or TCP segment with the pseudo-header of RFC 768 and RFC 9293 §3.1. */
    static int ofTransport(Ip4 source, Ip4 destination, int protocol, byte[] segment) {
        long pseudoHeader = sum(source) + sum(destination) + protocol + segment.length;
        return complement(pseudoHeader + sum(segment));
    }

    private static long sum(Ip4 address) {
        return (address.value() >>> 16) + (address.value() & 0xFFFFL);
    }

    private static long sum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            int low = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            sum += ((bytes[i] & 0xFF) << 8) | low;
        }
        return sum;
    }

    private static int complement(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) ~folded & 0xFFFF;
    }
}
