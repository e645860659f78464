package io.otus.dissect.cip;

import io.otus.core.bytes.Octets;
import java.util.Locale;

/** Puts message router bytes into messages of EtherNet/IP. */
final class Frames {
    /** Where the message router's bytes begin outside of a connection. */
    static final int UNCONNECTED_AT = 24 + 6 + 2 + 4 + 4;
    /** And on a connection, behind its sequence count. */
    static final int CONNECTED_AT = 24 + 6 + 2 + 8 + 4 + 2;

    private static final long CONNECTION = 0x8000_0001L;
    private static final int SEQUENCE = 2;

    private Frames() {}

    static String unconnected(String message) {
        int length = Octets.ofHex(message).length();
        return wrap("6F00", "0000 0000 B200" + le16(length) + message);
    }

    static String connected(String message) {
        int length = Octets.ofHex(message).length() + 2;
        return wrap("7000", "A100 0400 01000080 B100" + le16(length) + "0200" + message);
    }

    /** Header of the encapsulation, interface handle, timeout, two items. */
    static String wrap(String command, String items) {
        int length = 8 + Octets.ofHex(items).length();
        return command + le16(length) + "78563412 00000000 0000000000000000 00000000 00000000 0A00 0200" + items;
    }

    static String le16(int value) {
        return String.format(Locale.ROOT, "%02X%02X", value & 0xFF, value >> 8);
    }

    /** What pairs the message with its answer. */
    static long transaction(String frame) {
        return frame.startsWith("70")
                ? Exchange.connected(CONNECTION, SEQUENCE, "").transaction()
                : Exchange.unconnected(0).transaction();
    }
}
