package io.otus.dissect.hart_ip;

import io.otus.core.bytes.Octets;
import java.util.Locale;

/** Messages in hexadecimal, put together by the pictures of HCF_SPEC-085 and HCF_SPEC-081. */
final class Messages {
    /** Unique address of the server: maker 0x26 of revision 7, device 0x010203. */
    static final String SERVER = "2606010203";
    /** Unique address of a device behind it. */
    static final String FIELD = "1106040506";

    /** Answer to command 0 by the server, revision 7; its fields up to the profile. */
    static final String SERVER_ID = "FE 2606 05 07 01 02 28 00 010203 05 04 0007 00 0026 0026 01";

    private Messages() {}

    static String hex(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "X", value);
    }

    /** A message of type and id with sequence number 5. */
    static String message(int type, int id, String body) {
        return message(type, id, 0, 5, body);
    }

    static String message(int type, int id, int status, int sequence, String body) {
        int size = 8 + body.replace(" ", "").length() / 2;
        return "01" + hex(type, 2) + hex(id, 2) + hex(status, 2) + hex(sequence, 4) + hex(size, 4) + body;
    }

    /** A token-passing PDU with its check byte; the address is a polling address or a unique one. */
    static String pdu(int frameType, String address, int command, String data) {
        boolean isLong = address.length() == 10;
        int first = Integer.parseInt(address.substring(0, 2), 16) | 0x80;
        String frame = hex((isLong ? 0x80 : 0) | frameType, 2)
                + hex(first, 2)
                + address.substring(2)
                + hex(command, 2)
                + hex(data.replace(" ", "").length() / 2, 2)
                + data;
        Octets bytes = Octets.ofHex(frame);
        int check = 0;
        for (int i = 0; i < bytes.length(); i++) {
            check ^= bytes.u8(i);
        }
        return frame + hex(check, 2);
    }

    static String asks(String address, int command, String data) {
        return message(0, 3, pdu(2, address, command, data));
    }

    /** An answer with success and no device status. */
    static String answers(String address, int command, String data) {
        return message(1, 3, pdu(6, address, command, "0000" + data));
    }

    /** A 32-bit text in Latin-1, padded with zeros. */
    static String latin(String text, int size) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < size; i++) {
            hex.append(hex(i < text.length() ? text.charAt(i) : 0, 2));
        }
        return hex.toString();
    }

    /** Packed ASCII: six bits of each character. */
    static String packed(String text, int size) {
        StringBuilder hex = new StringBuilder();
        for (int at = 0; at < size / 3 * 4; at += 4) {
            int bits = 0;
            for (int i = 0; i < 4; i++) {
                bits = bits << 6 | ((at + i < text.length() ? text.charAt(at + i) : ' ') & 0x3F);
            }
            hex.append(hex(bits, 6));
        }
        return hex.toString();
    }
}
