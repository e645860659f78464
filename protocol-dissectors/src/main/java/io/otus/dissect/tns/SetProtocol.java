package io.otus.dissect.tns;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;

/**
 * The first message that each side sends behind the network services: versions of the protocol that it takes, the
 * newest first, and its platform.
 *
 * <pre>
 *  +---+-----------------------+---+--------------+---+--------------------
 *  | 1 | version, version, ... | 0 | platform ... | 0 | server: more of it
 *  +---+-----------------------+---+--------------+---+--------------------
 * </pre>
 */
final class SetProtocol {
    private static final int CODE = 1;
    private static final int NEWEST = 9;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 64;

    private SetProtocol() {}

    /**
     * The platform in a message; empty where it is another message, whose octets may be anybody's data.
     *
     * @param isRequest whether a client sends it, whose message ends behind its platform
     */
    static String platform(ByteView message, int from, boolean isRequest) {
        if (!message.has(from, 1) || message.u8(from) != CODE) {
            return "";
        }
        int begin = behindVersions(message, from + 1);
        if (begin < 0) {
            return "";
        }
        int end = begin;
        while (end < message.length() && isName(message.u8(end))) {
            end++;
        }
        int length = end - begin;
        boolean isWhole = message.has(end, 1) && message.u8(end) == 0 && length >= SHORTEST && length <= LONGEST;
        if (!isWhole || (isRequest && end + 1 < message.length())) {
            return "";
        }
        return message.text(begin, length, StandardCharsets.ISO_8859_1);
    }

    /** Where the platform begins, behind versions that fall and a 0; -1 where these are none. */
    private static int behindVersions(ByteView message, int from) {
        int last = NEWEST + 1;
        for (int at = from; at < message.length(); at++) {
            int version = message.u8(at);
            if (version == 0) {
                return at > from ? at + 1 : -1;
            }
            if (version >= last) {
                return -1;
            }
            last = version;
        }
        return -1;
    }

    private static boolean isName(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '_'
                || c == ' '
                || (c >= '-' && c <= '/');
    }
}
