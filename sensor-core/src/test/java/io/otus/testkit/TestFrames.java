package io.otus.testkit;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.Frame;
import io.otus.core.capture.LinkType;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * Frames for tests, put together header by header; checksums stay 0, as on a host before its network card fills them
 * in.
 */
public final class TestFrames {
    /** MAC address 02:00:00:00:00:01. */
    public static final long MAC_A = 0x0200_0000_0001L;
    /** MAC address 02:00:00:00:00:02. */
    public static final long MAC_B = 0x0200_0000_0002L;
    /** IPv4 address 10.0.0.1. */
    public static final long IP_A = 0x0A00_0001L;
    /** IPv4 address 10.0.0.2. */
    public static final long IP_B = 0x0A00_0002L;

    private TestFrames() {}

    /** The bytes of hexadecimal text; blanks are free. */
    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    /** All parts in a row. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** {@code size} bytes of {@code value}, most significant first. */
    public static byte[] number(long value, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >>> (8 * (size - 1 - i)));
        }
        return bytes;
    }

    /** An Ethernet frame. */
    public static byte[] ethernet(long destination, long source, int type, byte[] payload) {
        return join(number(destination, 6), number(source, 6), number(type, 2), payload);
    }

    /** An 802.1Q tag and what follows. */
    public static byte[] tag(int vlan, int type, byte[] payload) {
        return join(number(vlan, 2), number(type, 2), payload);
    }

    /** An IPv4 packet. */
    public static byte[] ipv4(long source, long destination, int protocol, int id, int ttl, byte[] payload) {
        return ipv4Fragment(source, destination, protocol, id, ttl, 0, false, payload);
    }

    /** A fragment of an IPv4 packet. */
    public static byte[] ipv4Fragment(
            long source, long destination, int protocol, int id, int ttl, int offset, boolean more, byte[] payload) {
        return join(
                hex("4500"),
                number(20 + payload.length, 2),
                number(id, 2),
                number((offset / 8) | (more ? 0x2000 : 0), 2),
                number(ttl, 1),
                number(protocol, 1),
                number(0, 2),
                number(source, 4),
                number(destination, 4),
                payload);
    }

    /** A UDP datagram. */
    public static byte[] udp(int source, int destination, byte[] payload) {
        return join(number(source, 2), number(destination, 2), number(8 + payload.length, 2), number(0, 2), payload);
    }

    /** A TCP segment. */
    public static byte[] tcp(int source, int destination, int sequence, int ack, int flags, byte[] payload) {
        return join(
                number(source, 2),
                number(destination, 2),
                number(sequence, 4),
                number(ack, 4),
                number(0x50, 1),
                number(flags, 1),
                number(8192, 2),
                number(0, 4),
                payload);
    }

    /** The bytes as an Ethernet frame that was captured whole. */
    public static Frame frame(byte[] bytes, long number, long time) {
        return frame(bytes, bytes.length, LinkType.ETHERNET, number, time);
    }

    /** The first {@code captured} bytes as a frame of any link type; the block has other bytes on both sides. */
    public static Frame frame(byte[] bytes, int captured, int linkType, long number, long time) {
        byte[] block = join(hex("DEADBEEF"), bytes, hex("DEADBEEF"));
        Frame frame = new Frame();
        frame.set(ByteView.of(block), 4, captured, bytes.length, time, linkType, 0, number);
        return frame;
    }
}
