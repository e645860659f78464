package io.otus.dissect.dns;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/** Domain names with compression, RFC 1035 §3.1 and §4.1.4. */
final class DnsName {
    /** Longest name in octets, §2.3.4. */
    static final int MAX_LENGTH = 255;
    /** Most pointers followed in one name: as many as a name may have labels. */
    static final int MAX_POINTERS = 127;

    private DnsName() {}

    /** Index after the name at {@code at}; -1 where it passes the message. */
    static int skip(ByteView message, int at) {
        int next = at;
        while (next < message.length()) {
            int length = message.u8(next);
            if (length == 0) {
                return next + 1;
            }
            if ((length & 0xC0) == 0xC0) {
                return message.has(next, 2) ? next + 2 : -1;
            }
            if ((length & 0xC0) != 0) {
                return -1;
            }
            next += 1 + length;
        }
        return -1;
    }

    /** The name at {@code at} without the trailing dot; empty for the root, and for a name that passes the message or loops. */
    static String read(ByteView message, int at) {
        StringBuilder name = new StringBuilder();
        int next = at;
        int pointers = 0;
        while (message.has(next, 1)) {
            int length = message.u8(next);
            if (length == 0) {
                return name.toString();
            }
            if ((length & 0xC0) == 0xC0) {
                if (!message.has(next, 2) || ++pointers > MAX_POINTERS) {
                    return "";
                }
                next = message.u16(next) & 0x3FFF;
                continue;
            }
            if ((length & 0xC0) != 0 || !message.has(next + 1, length) || name.length() + length >= MAX_LENGTH) {
                return "";
            }
            if (!name.isEmpty()) {
                name.append('.');
            }
            name.append(message.text(next + 1, length, StandardCharsets.UTF_8));
            next += 1 + length;
        }
        return "";
    }
}
