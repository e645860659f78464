package io.otus.dissect.knxnet_ip;

import java.util.Locale;

/** Puts frames together, KNX Standard 3/8/2 §2.3 and 3/6/3 §4; all in hexadecimal. */
final class Frames {
    static final String HPAI = "08 01 00000000 0000";
    /** Device information of 54 octets, 3/8/2 §7.5.4.2: TP1, 1.1.0, project 18, installation 2, of Siemens. */
    static final String DEVICE_INFO = "36 01 02 00 1100 0122 000102030405 E000170C 000E8C001122"
            + "4B4E5820495020526F75746572000000000000000000000000000000 0000";

    private Frames() {}

    static String frame(int service, String body) {
        String octets = body.replace(" ", "");
        return String.format(Locale.ROOT, "0610%04x%04x", service, 6 + octets.length() / 2) + octets;
    }

    /** A tunnelling request of channel 1. */
    static String tunnel(int sequence, String cemi) {
        return frame(0x0420, String.format(Locale.ROOT, "0401%02x00", sequence) + cemi);
    }

    /** A data frame to a group; its TPDU begins with TPCI and APCI. */
    static String group(int messageCode, String source, String group, String tpdu) {
        return data(messageCode, "BC", "E0", source, group, tpdu);
    }

    /** A data frame to a device. */
    static String device(int messageCode, String source, String device, String tpdu) {
        return data(messageCode, "B0", "60", source, device, tpdu);
    }

    static String data(
            int messageCode, String control1, String control2, String source, String destination, String tpdu) {
        String octets = tpdu.replace(" ", "");
        return String.format(Locale.ROOT, "%02x00", messageCode)
                + control1
                + control2
                + source
                + destination
                + String.format(Locale.ROOT, "%02x", octets.length() / 2 - 1)
                + octets;
    }

    static String management(int sequence, String cemi) {
        return frame(0x0310, String.format(Locale.ROOT, "0402%02x00", sequence) + cemi);
    }
}
