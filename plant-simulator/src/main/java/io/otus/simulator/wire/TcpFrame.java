package io.otus.simulator.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A frame of this package that holds a whole TCP segment, taken apart so that it can be cut and sent again. It reads
 * what {@link Tcp} wrote, with or without VLAN tags; it is no decoder for frames of others.
 */
public final class TcpFrame {
    private static final int ADDRESSES_LENGTH = 12;

    private final Frame frame;
    private final int ip;
    private final int tcp;
    private final int data;
    private final int end;

    private TcpFrame(Frame frame, int ip, int tcp, int data, int end) {
        this.frame = frame;
        this.ip = ip;
        this.tcp = tcp;
        this.data = data;
        this.end = end;
    }

    /** The parts of {@code frame}, or null if it holds no TCP segment over IPv4. */
    public static @Nullable TcpFrame of(Frame frame) {
        byte[] bytes = frame.bytes();
        int type = ADDRESSES_LENGTH;
        while (u16(bytes, type) == Ethernet.C_TAG || u16(bytes, type) == Ethernet.S_TAG) {
            type += 4;
        }
        int ip = type + 2;
        if (u16(bytes, type) != Ethernet.IPV4 || bytes[ip + 9] != Ipv4.TCP) {
            return null;
        }
        int tcp = ip + Ipv4.HEADER_LENGTH;
        int data = tcp + ((bytes[tcp + 12] & 0xF0) >>> 2);
        return new TcpFrame(frame, ip, tcp, data, ip + u16(bytes, ip + 2));
    }

    /** Data bytes of the segment. */
    public int dataLength() {
        return end - data;
    }

    /** Flags of the segment, constants of {@link Tcp}. */
    public int flags() {
        return frame.bytes()[tcp + 13];
    }

    /** Source address. */
    public Ip4 source() {
        return new Ip4((u16(frame.bytes(), ip + 12) << 16) | u16(frame.bytes(), ip + 14));
    }

    /**
     * A segment of its own that carries a part of the data, with checksums, lengths and sequence number put right.
     *
     * @param from first data byte, from 0
     * @param count how many
     * @param later nanoseconds after this frame's time
     */
    public Frame part(int from, int count, long later) {
        return rebuilt(from, Arrays.copyOfRange(frame.bytes(), data + from, data + from + count), later);
    }

    /** The same segment with other data of the same length: what an attacker sends who overlaps. */
    public Frame withData(byte[] other, long later) {
        if (other.length != dataLength()) {
            throw new IllegalArgumentException("as much data as before, " + dataLength() + ", not " + other.length);
        }
        return rebuilt(0, other, later);
    }

    /** Whether {@code next} goes on in the same direction where this one ends. */
    public boolean isFollowedBy(TcpFrame next) {
        byte[] bytes = frame.bytes();
        byte[] others = next.frame.bytes();
        return Arrays.equals(bytes, ip + 12, tcp + 4, others, next.ip + 12, next.tcp + 4)
                && next.sequence() == sequence() + dataLength();
    }

    /** One segment with the data of this one and of the one that follows it, and the time of that. */
    public Frame joined(TcpFrame next) {
        byte[] both = Arrays.copyOf(Arrays.copyOfRange(frame.bytes(), data, end), dataLength() + next.dataLength());
        System.arraycopy(next.frame.bytes(), next.data, both, dataLength(), next.dataLength());
        return rebuilt(0, both, next.frame.nanos() - frame.nanos());
    }

    /** The same segment of a connection to port {@code to} instead of {@code from}, whichever side sends it. */
    public Frame moved(int from, int to) {
        byte[] bytes = frame.bytes().clone();
        for (int at = tcp; at <= tcp + 2; at += 2) {
            if (u16(bytes, at) == from) {
                bytes[at] = (byte) (to >>> 8);
                bytes[at + 1] = (byte) to;
            }
        }
        TcpFrame moved = new TcpFrame(frame.with(bytes), ip, tcp, data, end);
        return moved.rebuilt(0, Arrays.copyOfRange(bytes, data, end), 0);
    }

    private int sequence() {
        return (u16(frame.bytes(), tcp + 4) << 16) | u16(frame.bytes(), tcp + 6);
    }

    private Frame rebuilt(int from, byte[] part, long later) {
        byte[] bytes = frame.bytes();
        ByteWriter segment = new ByteWriter().bytes(bytes, tcp, data - tcp).bytes(part);
        int sequence = sequence() + from;
        segment.setU16(4, sequence >>> 16).setU16(6, sequence).setU16(16, 0);
        Ip4 destination = new Ip4((u16(bytes, ip + 16) << 16) | u16(bytes, ip + 18));
        segment.setU16(16, Checksum.ofTransport(source(), destination, Ipv4.TCP, segment.toByteArray()));
        // Another identification than the original, as a stack gives that sends it anew.
        ByteWriter header = new ByteWriter().bytes(bytes, ip, Ipv4.HEADER_LENGTH);
        header.setU16(2, Ipv4.HEADER_LENGTH + segment.length())
                .setU16(4, u16(bytes, ip + 4) + 0x8000 + from)
                .setU16(10, 0);
        header.setU16(10, Checksum.of(header.toByteArray()));
        ByteWriter out = new ByteWriter().bytes(bytes, 0, ip).bytes(header.toByteArray());
        out.bytes(segment.toByteArray());
        out.fill(Math.max(0, Ethernet.MINIMUM_LENGTH - out.length()), 0);
        return new Frame(frame.nanos() + later, out.toByteArray());
    }

    private static int u16(byte[] bytes, int offset) {
        return ((bytes[offset] & 0xFF) << 8) | (bytes[offset + 1] & 0xFF);
    }
}
