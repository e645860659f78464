package io.otus.dissect.http;

/**
 * A request for a path that climbs out of what a server offers, as {@code /../../etc/passwd}: programs take dots out of
 * a path before they ask for it (RFC 3986 §5.2.4), so that only who means to leave them in sends them. In a query a
 * path may be relative, and has to climb further. Stateless.
 */
final class ClimbingPath {
    /** Steps above the root that nobody makes by mistake. */
    private static final int ABOVE_ROOT = 2;

    private static final int ABOVE_ALL = 3;
    /** A browser encodes once, and what passes through another server twice. */
    private static final int MAX_ENCODED = 2;

    private static final String SCHEME = "://";
    private static final String UP = "..";

    private ClimbingPath() {}

    /** Whether the target of a request is one. */
    static boolean isOne(String target) {
        if (!target.contains(UP) && !Escapes.mayBeIn(target)) {
            return false;
        }
        String text = target;
        for (int i = 0; i <= MAX_ENCODED; i++) {
            if (climbs(text)) {
                return true;
            }
            String decoded = Escapes.decoded(text);
            if (decoded.equals(text)) {
                return false;
            }
            text = decoded;
        }
        return false;
    }

    private static boolean climbs(String target) {
        int scheme = target.indexOf(SCHEME);
        // An absolute form begins with its scheme; elsewhere these characters are some of a path or a query.
        int query = target.indexOf('?');
        boolean isAbsolute = scheme > 0 && target.indexOf('/') == scheme + 1 && (query < 0 || query > scheme);
        int path = isAbsolute ? target.indexOf('/', scheme + SCHEME.length()) : 0;
        if (path < 0) {
            return false;
        }
        int question = target.indexOf('?', path);
        int end = question < 0 ? target.length() : question;
        if (height(target, path, end) >= ABOVE_ROOT) {
            return true;
        }
        int from = end;
        for (int at = end; at <= target.length() && question >= 0; at++) {
            char c = at < target.length() ? target.charAt(at) : '&';
            if (c == '=' || c == '&' || c == '?') {
                if (height(target, from, at) >= ABOVE_ALL) {
                    return true;
                }
                from = at + 1;
            }
        }
        return false;
    }

    /** How far above where it begins a path comes. */
    private static int height(String text, int from, int to) {
        int height = 0;
        int highest = 0;
        int begin = from;
        for (int at = from; at <= to; at++) {
            char c = at < to ? text.charAt(at) : '/';
            if (c != '/' && c != '\\') {
                continue;
            }
            int length = at - begin;
            if (length == UP.length() && text.startsWith(UP, begin)) {
                height++;
                highest = Math.max(highest, height);
            } else if (length > 1 || (length == 1 && text.charAt(begin) != '.')) {
                height--;
            }
            begin = at + 1;
        }
        return highest;
    }
}
