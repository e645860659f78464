package io.otus.dissect.ads;

import io.otus.core.bytes.Octets;
import java.nio.charset.StandardCharsets;

/** Messages in hexadecimal, laid out by hand from the pictures of AMS and ADS. */
final class Frames {
    static final int PLC = 851;
    static final int SYSTEM = 10_000;
    static final int CLIENT = 32_905;
    static final String PLC_NET = "5.18.61.2.1.1";
    static final String CLIENT_NET = "192.168.10.20.1.1";
    static final String SPEED = ascii("MAIN.fSpeed") + "00";

    static final String PLC_NET_ID = "05123d020101";
    static final String CLIENT_NET_ID = "c0a80a140101";

    private Frames() {}

    static String ascii(String text) {
        return Octets.copyOf(text.getBytes(StandardCharsets.ISO_8859_1)).toString();
    }

    static String le32(long value) {
        return "%08x".formatted(Integer.reverseBytes((int) value));
    }

    static String le16(int value) {
        return "%04x".formatted(Short.reverseBytes((short) value) & 0xFFFF);
    }

    static int size(String hex) {
        return Octets.ofHex(hex.replace(" ", "")).length();
    }

    static String message(String ends, int command, int flags, long error, String data) {
        return "0000" + le32(32 + size(data)) + ends + le16(command) + le16(flags) + le32(size(data)) + le32(error)
                + le32(7) + data;
    }

    static String asks(int port, int command, String data) {
        return message(PLC_NET_ID + le16(port) + CLIENT_NET_ID + le16(CLIENT), command, 4, 0, data);
    }

    static String answers(int port, int command, String data) {
        return message(CLIENT_NET_ID + le16(CLIENT) + PLC_NET_ID + le16(port), command, 5, 0, data);
    }

    static String tells(String data) {
        return message(CLIENT_NET_ID + le16(CLIENT) + PLC_NET_ID + le16(PLC), 8, 4, 0, data);
    }
}
