package io.otus.layer.dns;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Domain names with compression, RFC 1035 §3.1 and §4.1.4; pointers count from the first octet of the message. */
public final class DomainName {
    /** Longest name in octets, those of the labels' lengths and of the root included, §2.3.4. */
    static final int MAX_LENGTH = 255;
    /** Most pointers followed in one name: as many as a name may have labels. */
    static final int MAX_POINTERS = 127;

    private static final int POINTER = 0xC0;

    private DomainName() {}

    /** Index after the name at {@code at}; -1 where it passes the message. */
    public static int skip(ByteView message, int at) {
        int next = at;
        while (next < message.length()) {
            int length = message.u8(next);
            if (length == 0) {
                return next + 1;
            }
            if ((length & POINTER) == POINTER) {
                return message.has(next, 2) ? next + 2 : -1;
            }
            if ((length & POINTER) != 0) {
                return -1;
            }
            next += 1 + length;
        }
        return -1;
    }

    /** The name at {@code at} as {@link #find} has it; empty also where there is none. */
    public static String read(ByteView message, int at) {
        String name = find(message, at);
        return name == null ? "" : name;
    }

    /**
     * The name at {@code at} without the trailing dot, empty for the root; null where it passes the message, loops or
     * is too long.
     */
    public static @Nullable String find(ByteView message, int at) {
        StringBuilder name = new StringBuilder();
        int next = at;
        int pointers = 0;
        int octets = 1;
        while (message.has(next, 1)) {
            int length = message.u8(next);
            if (length == 0) {
                return name.toString();
            }
            if ((length & POINTER) == POINTER) {
                if (!message.has(next, 2) || ++pointers > MAX_POINTERS) {
                    return null;
                }
                next = message.u16(next) & 0x3FFF;
                continue;
            }
            octets += 1 + length;
            if ((length & POINTER) != 0 || !message.has(next + 1, length) || octets > MAX_LENGTH) {
                return null;
            }
            if (!name.isEmpty()) {
                name.append('.');
            }
            name.append(message.text(next + 1, length, StandardCharsets.UTF_8));
            next += 1 + length;
        }
        return null;
    }
}
