package io.otus.dissect.dnp3;

import io.otus.core.bytes.Octets;

/**
 * Link frames for tests, with a CRC calculator of their own: bit by bit as IEEE 1815-2012 §9.2.4 describes it, most
 * significant bit first, where the dissector has a table.
 */
final class Frames {
    /** x^16 + x^13 + x^12 + x^11 + x^10 + x^8 + x^6 + x^5 + x^2 + 1, without its highest term. */
    private static final int POLYNOMIAL = 0x3D65;

    private static final int MAX_SEGMENT = 249;
    private static final int REQUEST = 0xC4;
    private static final int RESPONSE = 0x44;

    private Frames() {}

    /** A fragment that master 1 sends to outstation 10, in as many frames as it needs. */
    static String request(String fragment) {
        return fragment(REQUEST, 10, 1, fragment);
    }

    /** A fragment that outstation 10 sends to master 1. */
    static String response(String fragment) {
        return fragment(RESPONSE, 1, 10, fragment);
    }

    /** A fragment between any two addresses; transport sequence numbers begin at 0. */
    static String fragment(int control, int destination, int source, String fragment) {
        byte[] octets = Octets.ofHex(fragment).toArray();
        StringBuilder frames = new StringBuilder();
        int sequence = 0;
        for (int at = 0; at < octets.length; at += MAX_SEGMENT) {
            int length = Math.min(MAX_SEGMENT, octets.length - at);
            int transport = (at == 0 ? 0x40 : 0) | (at + length == octets.length ? 0x80 : 0) | sequence++;
            String segment = hex(transport) + Octets.copyOf(octets, at, length);
            frames.append(frame(control, destination, source, segment));
        }
        return frames.toString();
    }

    /** One frame with any user data. */
    static String frame(int control, int destination, int source, String userData) {
        String data = userData.replace(" ", "");
        String header = "0564" + hex(5 + data.length() / 2) + hex(control) + le16(destination) + le16(source);
        StringBuilder frame = new StringBuilder(header).append(crc(header));
        for (int at = 0; at < data.length(); at += 32) {
            String block = data.substring(at, Math.min(data.length(), at + 32));
            frame.append(block).append(crc(block));
        }
        return frame.toString();
    }

    private static String crc(String hex) {
        int register = 0;
        Octets octets = Octets.ofHex(hex);
        for (int i = 0; i < octets.length(); i++) {
            for (int bit = 0; bit < 8; bit++) {
                int in = (octets.u8(i) >> bit) & 1;
                int out = (register >> 15) & 1;
                register = (register << 1) & 0xFFFF;
                if (in != out) {
                    register ^= POLYNOMIAL;
                }
            }
        }
        int crc = Integer.reverse(register) >>> 16;
        return le16(~crc & 0xFFFF);
    }

    private static String le16(int value) {
        return hex(value & 0xFF) + hex(value >> 8);
    }

    private static String hex(int octet) {
        return Octets.copyOf(new byte[] {(byte) octet}).toString();
    }
}
