package io.otus.dissect.ethercat;

import java.util.Locale;

/** Puts frames together, IEC 61158-4-12 §5.3 and §5.4; all in hexadecimal. */
final class Frames {
    private Frames() {}

    private static String le16(int value) {
        return String.format(Locale.ROOT, "%02x%02x", value & 0xFF, value >> 8);
    }

    /** A frame of datagrams, all but the last of which say that more follow. */
    static String frame(String... datagrams) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < datagrams.length; i++) {
            String one = datagrams[i];
            boolean isLast = i == datagrams.length - 1;
            int lengthHigh = Integer.parseInt(one.substring(14, 16), 16) | (isLast ? 0 : 0x80);
            body.append(one, 0, 14)
                    .append(String.format(Locale.ROOT, "%02x", lengthHigh))
                    .append(one.substring(16));
        }
        return ofType(1, body.toString());
    }

    /** A frame of a type. */
    static String ofType(int type, String body) {
        String octets = body.replace(" ", "");
        return le16(type << 12 | octets.length() / 2) + octets;
    }

    /** A datagram that no device worked on, unless the counter says so. */
    static String datagram(int command, int adp, int ado, String data, int counter) {
        String octets = data.replace(" ", "");
        return String.format(Locale.ROOT, "%02x01", command)
                + le16(adp)
                + le16(ado)
                + le16(octets.length() / 2)
                + "0000"
                + octets
                + le16(counter);
    }

    /** A mailbox with a service; its type with its count. */
    static String mailbox(int typeAndCount, String service) {
        String octets = service.replace(" ", "");
        return le16(octets.length() / 2) + "0000" + "00" + String.format(Locale.ROOT, "%02x", typeAndCount) + octets;
    }
}
