package io.otus.simulator.protocol;

import static io.otus.simulator.protocol.Iec61850.element;
import static io.otus.simulator.protocol.Iec61850.octets;

import io.otus.simulator.wire.ByteWriter;

/** MMS PDUs inside session, presentation and association, ISO 8327-1, 8823-1, 8650-1 and 9506-2; elements in BER. */
public final class Mms {
    private static final int CONNECT = 0x0D;
    private static final int ACCEPT = 0x0E;
    private static final int REFUSE = 0x0C;
    /** Parameter: the reason, whose first octet is a code and the rest user data. */
    private static final int REASON = 0x32;

    private static final int REFUSED_BY_USER = 2;
    private static final String ACSE_CONTEXT = "020101";
    private static final String MMS_CONTEXT = "020103";

    private Mms() {}

    /** The session's connect with an association that asks for MMS and begins with {@code initiate}. */
    public static byte[] connect(byte[] initiate) {
        byte[] contexts = element(
                0xA4,
                element(0x30, hex(ACSE_CONTEXT), octets(0x06, "52010001"), element(0x30, octets(0x06, "5101"))),
                element(0x30, hex(MMS_CONTEXT), octets(0x06, "28ca220201"), element(0x30, octets(0x06, "5101"))));
        byte[] association = element(0x60, element(0xA1, octets(0x06, "28ca220203")), user(initiate));
        byte[] presentation = element(
                0x31,
                element(0xA0, octets(0x80, "01")),
                element(0xA2, octets(0x81, "00000001"), octets(0x82, "00000001"), contexts, acse(association)));
        return session(CONNECT, presentation);
    }

    /** The session's accept. */
    public static byte[] accept(byte[] initiate) {
        byte[] results = element(
                0xA5,
                element(0x30, octets(0x80, "00"), octets(0x81, "5101")),
                element(0x30, octets(0x80, "00"), octets(0x81, "5101")));
        byte[] association = element(
                0x61,
                element(0xA1, octets(0x06, "28ca220203")),
                element(0xA2, octets(0x02, "00")),
                element(0xA3, element(0xA1, octets(0x02, "00"))),
                user(initiate));
        byte[] presentation = element(
                0x31,
                element(0xA0, octets(0x80, "01")),
                element(0xA2, octets(0x83, "00000001"), results, acse(association)));
        return session(ACCEPT, presentation);
    }

    /**
     * The session's refusal, which carries that of the presentation and of the association, ISO 8327-1 §8.3.5, and
     * begins with {@code error}.
     */
    public static byte[] refuse(byte[] error) {
        byte[] association = element(
                0x61,
                element(0xA1, octets(0x06, "28ca220203")),
                element(0xA2, octets(0x02, "01")),
                element(0xA3, element(0xA1, octets(0x02, "01"))),
                user(error));
        byte[] results = element(
                0xA5,
                element(0x30, octets(0x80, "00"), octets(0x81, "5101")),
                element(0x30, octets(0x80, "00"), octets(0x81, "5101")));
        byte[] presentation = element(0x30, octets(0x83, "00000001"), results, acse(association));
        byte[] reason = new ByteWriter().u8(REFUSED_BY_USER).bytes(presentation).toByteArray();
        return length(REFUSE, length(REASON, reason));
    }

    /** A PDU of MMS in the data phase. */
    public static byte[] data(byte[] pdu) {
        byte[] presentation = element(0x61, element(0x30, hex(MMS_CONTEXT), element(0xA0, pdu)));
        return new ByteWriter().hex("01000100").bytes(presentation).toByteArray();
    }

    private static byte[] user(byte[] pdu) {
        return element(0xBE, element(0x28, hex("06025101"), hex(MMS_CONTEXT), element(0xA0, pdu)));
    }

    private static byte[] acse(byte[] apdu) {
        return element(0x61, element(0x30, hex(ACSE_CONTEXT), element(0xA0, apdu)));
    }

    private static byte[] session(int type, byte[] userData) {
        byte[] parameters = new ByteWriter()
                .hex("0506130100160102")
                .hex("14020002")
                .bytes(length(0xC1, userData))
                .toByteArray();
        return length(type, parameters);
    }

    /** ISO 8327-1 §8.2: one octet of length, or behind 0xFF two. */
    private static byte[] length(int identifier, byte[] content) {
        ByteWriter out = new ByteWriter().u8(identifier);
        if (content.length < 0xFF) {
            out.u8(content.length);
        } else {
            out.u8(0xFF).u16(content.length);
        }
        return out.bytes(content).toByteArray();
    }

    private static byte[] hex(String text) {
        return new ByteWriter().hex(text).toByteArray();
    }
}
