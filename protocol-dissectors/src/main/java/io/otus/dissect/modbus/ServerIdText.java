package io.otus.dissect.modbus;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * The product's name in a server id. Its form is the maker's own (§6.13): many begin with the name as text and have
 * binary octets behind, others are binary from the first octet on. What begins with a word of letters that has a number
 * within is taken for a name, and believed less than what is said field by field. Stateless.
 */
final class ServerIdText {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;

    private ServerIdText() {}

    /** The name; empty where the octets begin with none. */
    static String product(ByteView serverId) {
        int length = 0;
        int letters = 0;
        int digits = 0;
        while (length < serverId.length() && serverId.u8(length) >= ' ' && serverId.u8(length) < 0x7F) {
            int octet = serverId.u8(length++);
            letters += isLetter(octet) ? 1 : 0;
            digits += octet >= '0' && octet <= '9' ? 1 : 0;
        }
        boolean named =
                length >= SHORTEST && length <= LONGEST && isLetter(serverId.u8(0)) && letters >= 2 && digits >= 1;
        // The last octets are the run indicator and more: text to the very end is a message of its own kind.
        return named && length < serverId.length()
                ? serverId.text(0, length, StandardCharsets.US_ASCII).strip()
                : "";
    }

    private static boolean isLetter(int octet) {
        return (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
    }
}
