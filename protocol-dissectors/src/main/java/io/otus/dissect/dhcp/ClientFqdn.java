package io.otus.dissect.dhcp;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * Client FQDN option, RFC 4702 §2: flags u8, two return codes, then the name; in the form of DNS where flag E is set,
 * else as ASCII.
 */
final class ClientFqdn {
    private static final int NAME = 3;
    private static final int ENCODED = 0x04;
    private static final int MAX_LABELS = 64;

    private ClientFqdn() {}

    /** The name without a dot at its end. */
    static String name(ByteView option) {
        if (option.length() <= NAME) {
            return "";
        }
        if ((option.u8(0) & ENCODED) == 0) {
            String text = option.text(NAME, option.length() - NAME, StandardCharsets.UTF_8);
            return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        }
        StringBuilder name = new StringBuilder();
        int at = NAME;
        for (int i = 0; i < MAX_LABELS && option.has(at, 1) && option.u8(at) != 0; i++) {
            int length = option.u8(at);
            if (!option.has(at + 1, length)) {
                break;
            }
            if (i > 0) {
                name.append('.');
            }
            name.append(option.text(at + 1, length, StandardCharsets.UTF_8));
            at += 1 + length;
        }
        return name.toString();
    }
}
