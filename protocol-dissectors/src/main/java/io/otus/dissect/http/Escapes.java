package io.otus.dissect.http;

/**
 * Ways to write a character by its number: <code>%24</code> in addresses and forms (RFC 3986 §2.1), <code>%u0024</code>
 * as some servers take besides, <code>&#92;u0024</code> in JSON (RFC 8259 §7) and <code>&#92;x24</code> in scripts,
 * <code>&amp;#36;</code> and <code>&amp;#x24;</code> in XML. What is none stays as it is. Stateless.
 */
final class Escapes {
    private static final int HEXADECIMAL = 16;
    private static final int DECIMAL = 10;
    /** Digits of a number in XML, with zeros before it. */
    private static final int MAX_DIGITS = 8;

    private Escapes() {}

    /** The text after one turn: what was escaped twice is escaped once then. */
    static String decoded(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end <= 0) {
                decoded.append(text.charAt(at++));
                continue;
            }
            decoded.append(character(text, at, end));
            at = end;
        }
        return decoded.toString();
    }

    /** Whether a text has a character that an escape begins with. */
    static boolean mayBeIn(String text) {
        return text.indexOf('%') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('&') >= 0;
    }

    /** Where the escape ends that begins here; not positive where none does. */
    private static int end(String text, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        boolean isUnicode = next == 'u' || next == 'U';
        return switch (text.charAt(at)) {
            case '%' -> isUnicode ? digits(text, at + 2, 4) : digits(text, at + 1, 2);
            case '\\' -> {
                if (next == '\\') {
                    yield at + 2;
                }
                yield isUnicode ? digits(text, at + 2, 4) : next == 'x' ? digits(text, at + 2, 2) : 0;
            }
            case '&' -> next == '#' ? entity(text, at) : 0;
            default -> 0;
        };
    }

    private static int digits(String text, int from, int count) {
        if (from + count > text.length()) {
            return 0;
        }
        for (int i = from; i < from + count; i++) {
            if (Character.digit(text.charAt(i), HEXADECIMAL) < 0) {
                return 0;
            }
        }
        return from + count;
    }

    private static int entity(String text, int at) {
        int from = at + (isHexadecimal(text, at) ? 3 : 2);
        int radix = isHexadecimal(text, at) ? HEXADECIMAL : DECIMAL;
        int to = from;
        while (to < text.length() && to - from < MAX_DIGITS && Character.digit(text.charAt(to), radix) >= 0) {
            to++;
        }
        return to > from && to < text.length() && text.charAt(to) == ';' ? to + 1 : 0;
    }

    private static boolean isHexadecimal(String text, int at) {
        return at + 2 < text.length() && (text.charAt(at + 2) | ' ') == 'x';
    }

    private static char character(String text, int at, int end) {
        char first = text.charAt(at);
        char next = text.charAt(at + 1);
        if (first == '\\' && next == '\\') {
            return '\\';
        }
        if (first == '&') {
            boolean hexadecimal = isHexadecimal(text, at);
            return (char) Integer.parseUnsignedInt(
                    text.substring(at + (hexadecimal ? 3 : 2), end - 1), hexadecimal ? HEXADECIMAL : DECIMAL);
        }
        int from = Character.digit(next, HEXADECIMAL) >= 0 ? at + 1 : at + 2;
        return (char) Integer.parseInt(text.substring(from, end), HEXADECIMAL);
    }
}
