package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;

/**
 * A lookup by JNDI, <code>${jndi:ldap://host/a}</code>, which a server with Log4j 2 up to 2.14 carries out when it
 * merely logs the text, and so runs the code of a stranger (CVE-2021-44228). It is searched in all that a request says,
 * since any of it may be logged, and as what it is after the server took escapes out of it ({@link Escapes}).
 *
 * <p>The library resolves lookups within lookups first ({@link Lookups}). Takes time in proportion to the request.
 * Stateless.
 */
final class LoggedLookup {
    /** Bytes of a request that are searched: its longest head and the longest body that is read with it. */
    static final int MAX_SEARCHED = HttpStart.MAX_HEAD + HttpDissector.MAX_WHOLE;

    /** A browser encodes once, what passes through another server twice, and a document may lie within another. */
    private static final int MAX_ENCODED = 3;

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
            if (new Lookups(text).haveJndi()) {
                return first;
            }
            String decoded = Escapes.decoded(text);
            if (decoded.equals(text)) {
                return -1;
            }
            text = decoded;
        }
        return -1;
    }

    /** The first dollar sign that a brace may follow, or what may be an escaped one; most requests have none. */
    private static int first(ByteView bytes) {
        int limit = Math.min(bytes.length(), MAX_SEARCHED);
        for (int i = 0; i + 1 < limit; i++) {
            int next = bytes.u8(i + 1);
            boolean may = switch (bytes.u8(i)) {
                case '$' -> next == '{' || next == '%' || next == '\\' || next == '&';
                case '%' -> next == '2' || next == '3' || next == '5' || next == '%' || next == 'u' || next == 'U';
                case '\\' -> next == 'u' || next == 'U' || next == 'x' || next == '\\';
                case '&' -> next == '#';
                default -> false;
            };
            if (may) {
                return i;
            }
        }
        return -1;
    }
}
