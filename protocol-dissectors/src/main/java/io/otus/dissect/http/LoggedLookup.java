package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * A lookup by JNDI, <code>${jndi:ldap://host/a}</code>, which a server with Log4j 2 up to 2.14 carries out when it
 * merely logs the text, and so runs the code of a stranger (CVE-2021-44228). It is searched in all that a request says,
 * since any of it may be logged.
 *
 * <p>The library resolves lookups within lookups first, and so <code>${${lower:j}ndi:...}</code> and <code>
 * ${${env:X:-j}ndi:...}</code> are the same thing; they are resolved here as far as they need nothing of the server.
 * Stateless.
 */
final class LoggedLookup {
    /** Bytes of a request that are searched: its longest head and the longest body that is read with it. */
    static final int MAX_SEARCHED = HttpStart.MAX_HEAD + HttpDissector.MAX_WHOLE;

    private static final int MAX_DEPTH = 16;
    /** Characters of a lookup that are kept, which is more than any name has. */
    private static final int MAX_LOOKUP = 256;
    /** A browser encodes once, and what passes through another server twice. */
    private static final int MAX_ENCODED = 2;

    private static final String JNDI = "jndi:";
    private static final String DEFAULT = ":-";

    private LoggedLookup() {}

    /** Where the first character of one may stand, and one is in there; -1 where none is. */
    static int find(ByteView request) {
        int first = first(request);
        if (first < 0) {
            return -1;
        }
        int length = Math.min(request.length(), MAX_SEARCHED) - first;
        String text = Lines.text(request.slice(first, length));
        for (int i = 0; i <= MAX_ENCODED; i++) {
            if (isIn(text)) {
                return first;
            }
            String decoded = decoded(text);
            if (decoded.equals(text)) {
                return -1;
            }
            text = decoded;
        }
        return -1;
    }

    /** The first dollar sign with a brace, either of which may be encoded; nearly all requests have none. */
    private static int first(ByteView bytes) {
        int limit = Math.min(bytes.length(), MAX_SEARCHED);
        for (int i = 0; i + 1 < limit; i++) {
            int c = bytes.u8(i);
            int next = bytes.u8(i + 1);
            if ((c == '$' && (next == '{' || next == '%')) || (c == '%' && next == '2')) {
                return i;
            }
        }
        return -1;
    }

    private static String decoded(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                decoded.append((char) (high << 4 | low));
                i += 2;
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    /** A lookup lies within a line: what is logged is a line of a head, or a field of a form. */
    private static boolean isIn(String text) {
        Deque<StringBuilder> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                open.clear();
            } else if (c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                if (open.size() == MAX_DEPTH) {
                    open.clear();
                }
                open.push(new StringBuilder());
                i++;
            } else if (c == '}' && !open.isEmpty()) {
                String lookup = open.pop().toString();
                if (lookup.regionMatches(true, 0, JNDI, 0, JNDI.length())) {
                    return true;
                }
                if (!open.isEmpty()) {
                    append(open.peek(), value(lookup));
                }
            } else if (!open.isEmpty()) {
                append(open.peek(), String.valueOf(c));
            }
        }
        return false;
    }

    private static void append(StringBuilder lookup, String text) {
        if (lookup.length() + text.length() <= MAX_LOOKUP) {
            lookup.append(text);
        }
    }

    /** What stands in place of a lookup; the default where it has one, since nobody names what the server has. */
    private static String value(String lookup) {
        int otherwise = lookup.indexOf(DEFAULT);
        if (otherwise >= 0) {
            return lookup.substring(otherwise + DEFAULT.length());
        }
        int colon = lookup.indexOf(':');
        String rest = lookup.substring(colon + 1);
        return switch (lookup.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
            case "lower" -> rest.toLowerCase(Locale.ROOT);
            case "upper" -> rest.toUpperCase(Locale.ROOT);
            case "date" -> rest.replace("'", ""); // a format whose quoted part stands for itself
            default -> "";
        };
    }
}
