package io.otus.dissect.mms;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes messages of the tests in hexadecimal, by ITU-T X.690 and the standards of the layers. */
final class Ber {
    private static final HexFormat HEX = HexFormat.of();

    private Ber() {}

    /** An element: tag, length, contents one behind the other. */
    static String tlv(String tag, String... contents) {
        String content = String.join("", contents).replace(" ", "");
        int length = content.length() / 2;
        String size = length < 128 ? HEX.toHexDigits((byte) length) : "82" + HEX.toHexDigits((short) length);
        return tag + size + content;
    }

    /** An element with text. */
    static String text(String tag, String text) {
        return tlv(tag, HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The name of a variable in a domain. */
    static String name(String domain, String item) {
        return tlv("A1", text("1A", domain), text("1A", item));
    }

    /** A request for these variables, by a list of them. */
    static String variables(String... names) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append(tlv("30", tlv("A0", name)));
        }
        return tlv("A0", list.toString());
    }

    /** A PDU in the data phase of an association, in presentation context 3. */
    static String data(String pdu) {
        return data(3, pdu);
    }

    static String data(int context, String pdu) {
        return "01000100" + tlv("61", tlv("30", "0201" + HEX.toHexDigits((byte) context), tlv("A0", pdu)));
    }

    static String request(String... service) {
        return data(tlv("A0", "020105", String.join("", service)));
    }

    static String response(String... service) {
        return data(tlv("A1", "020105", String.join("", service)));
    }

    private static String session(String identifier, String userData) {
        String parameter = tlv("C1", userData);
        int length = parameter.length() / 2;
        // X.225 §8.2: two octets of length lie behind FF, where BER has 82.
        String parameters = parameter.startsWith("C182") ? "C1FF" + parameter.substring(4) : parameter;
        return identifier
                + (length < 128 ? HEX.toHexDigits((byte) length) : "FF" + HEX.toHexDigits((short) length))
                + parameters;
    }

    /**
     * A CONNECT SPDU that defines context 1 for ACSE and context 3 for MMS, or for what {@code syntax} says, and
     * carries an AARQ.
     */
    static String connect(String syntax, String aarq) {
        String contexts = tlv(
                "A4",
                tlv("30", "020101", "060452010001", tlv("30", "06025101")),
                tlv("30", "020103", syntax, tlv("30", "06025101")));
        return session("0D", tlv("31", tlv("A0", "800101"), tlv("A2", contexts, acse(aarq))));
    }

    /** An ACCEPT SPDU that carries an AARE. */
    static String accept(String aare) {
        return session("0E", tlv("31", tlv("A0", "800101"), tlv("A2", acse(aare))));
    }

    /** Another SPDU of the session layer that carries an APDU of ACSE. */
    static String acse(String identifier, String apdu) {
        return session(identifier, acse(apdu));
    }

    private static String acse(String apdu) {
        return tlv("61", tlv("30", "020101", tlv("A0", apdu)));
    }

    /** The user information of an APDU of ACSE. */
    static String user(String pdu) {
        return tlv("BE", tlv("28", "020103", tlv("A0", pdu)));
    }
}
