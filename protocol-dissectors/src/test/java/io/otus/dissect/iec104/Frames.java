package io.otus.dissect.iec104;

import java.util.Locale;

/** APDUs in hexadecimal, put together by the pictures of IEC 60870-5-104 §5 and IEC 60870-5-101 §7.1. */
final class Frames {
    static final String STARTDT_ACT = "68 04 07 00 00 00";
    static final String STARTDT_CON = "68 04 0B 00 00 00";
    static final String STOPDT_ACT = "68 04 13 00 00 00";
    static final String STOPDT_CON = "68 04 23 00 00 00";
    static final String TESTFR_ACT = "68 04 43 00 00 00";
    static final String TESTFR_CON = "68 04 83 00 00 00";

    private Frames() {}

    /** An I format with these sequence numbers and ASDU. */
    static String information(int send, int receive, String asdu) {
        String body = asdu.replace(" ", "");
        return "68" + octet(4 + body.length() / 2) + le16(send << 1) + le16(receive << 1) + body;
    }

    static String supervisory(int receive) {
        return "68 04 01 00" + le16(receive << 1);
    }

    /** An ASDU of station 3 with one object. */
    static String asdu(int type, int cause, int address, String object) {
        return identifier(type, 1, cause) + address(address) + object;
    }

    /** The data unit identifier of station 3. */
    static String identifier(int type, int number, int cause) {
        return octet(type) + octet(number) + octet(cause) + "00 0300";
    }

    static String address(int address) {
        return le16(address & 0xFFFF) + octet(address >> 16);
    }

    private static String le16(int value) {
        return octet(value & 0xFF) + octet(value >> 8 & 0xFF);
    }

    private static String octet(int value) {
        return String.format(Locale.ROOT, "%02X", value);
    }
}
