package io.otus.appliance.cli;

import io.otus.simulator.wire.Dice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A copy of a capture in which every device has other addresses: a classic pcap file of Ethernet with each MAC and IPv4
 * address replaced by another one, in Ethernet, ARP, IPv4 and what ICMP quotes. Who shares a network, a maker's prefix
 * or a kind of address (private, group, shared by routers) still does.
 */
final class Renumbered {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int LITTLE_ENDIAN_MICROSECONDS = 0xD4C3_B2A1;
    private static final int LITTLE_ENDIAN_NANOSECONDS = 0x4D3C_B2A1;
    private static final int ETHERNET = 1;
    private static final int IPV4 = 0x0800;
    private static final int ARP = 0x0806;
    private static final int ICMP = 1;

    private final byte[] bytes;
    private final int[][] octets = new int[4][];
    private final int[] serials = new int[3];

    private Renumbered(byte[] bytes, Dice dice) {
        this.bytes = bytes;
        for (int i = 0; i < octets.length; i++) {
            octets[i] = shuffled(dice);
        }
        for (int i = 0; i < serials.length; i++) {
            serials[i] = dice.below(256);
        }
    }

    /** Writes the copy; the same seed gives the same addresses. */
    static void copy(Path capture, Path to, long seed) throws IOException {
        byte[] bytes = Files.readAllBytes(capture);
        new Renumbered(bytes, Dice.named(seed, "addresses")).file();
        Files.write(to, bytes);
    }

    /** A permutation of all octets but 0 and 255, which stand for networks and all their hosts. */
    private static int[] shuffled(Dice dice) {
        int[] values = new int[256];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        for (int i = 254; i > 1; i--) {
            int other = 1 + dice.below(i);
            int value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
        return values;
    }

    private void file() {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int magic = file.getInt(0);
        if (magic == LITTLE_ENDIAN_MICROSECONDS || magic == LITTLE_ENDIAN_NANOSECONDS) {
            file.order(ByteOrder.LITTLE_ENDIAN);
        }
        if ((file.getInt(20) & 0xFFFF) != ETHERNET) {
            throw new IllegalArgumentException("not a classic pcap file of Ethernet");
        }
        int at = FILE_HEADER;
        while (at + RECORD_HEADER <= bytes.length) {
            int length = file.getInt(at + 8);
            int frame = at + RECORD_HEADER;
            at = frame + length;
            if (at <= bytes.length && length >= 14) {
                frame(frame, at);
            }
        }
    }

    private void frame(int frame, int end) {
        mac(frame, end);
        mac(frame + 6, end);
        int at = frame + 12;
        while (u16(at, end) == 0x8100 || u16(at, end) == 0x88A8) {
            at += 4;
        }
        int payload = at + 2;
        if (u16(at, end) == IPV4) {
            ipv4(payload, end);
        } else if (u16(at, end) == ARP) {
            mac(payload + 8, end);
            ip(payload + 14, end);
            mac(payload + 18, end);
            ip(payload + 24, end);
        }
    }

    private void ipv4(int header, int end) {
        ip(header + 12, end);
        ip(header + 16, end);
        if (header + 20 <= end && bytes[header + 9] == ICMP) {
            int message = header + (bytes[header] & 0xF) * 4;
            int quoted = message + 8;
            if (quoted < end && (bytes[message] == 3 || bytes[message] == 5 || bytes[message] == 11)) {
                ip(quoted + 12, end);
                ip(quoted + 16, end);
            }
        }
    }

    private int u16(int at, int end) {
        return at + 2 <= end ? ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF) : 0;
    }

    /** Other last three octets, but for groups and what routers share. */
    private void mac(int at, int end) {
        boolean isShared = at + 6 <= end && bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 0x5E;
        if (at + 6 <= end && (bytes[at] & 1) == 0 && !isShared && !isZero(at, 6)) {
            for (int i = 0; i < serials.length; i++) {
                bytes[at + 3 + i] ^= (byte) serials[i];
            }
        }
    }

    /** Other octets behind those that tell what kind of address it is. */
    private void ip(int at, int end) {
        if (at + 4 > end || isZero(at, 4)) {
            return;
        }
        int first = bytes[at] & 0xFF;
        if (first == 127 || first >= 224) {
            return;
        }
        for (int i = first == 10 ? 1 : 2; i < 4; i++) {
            bytes[at + i] = (byte) octets[i][bytes[at + i] & 0xFF];
        }
    }

    private boolean isZero(int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
