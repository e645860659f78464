package io.otus.dissect.http;

import io.otus.core.bytes.ByteView;
import io.otus.layer.text.Lines;

/**
 * The first line of a message, RFC 9112 §3 and §4: {@code GET /index.htm HTTP/1.1} or {@code HTTP/1.1 200 OK}.
 * Stateless.
 */
final class HttpStart {
    /** Longest head. */
    static final int MAX_HEAD = 16_384;

    private static final String VERSION = "HTTP/1.";
    private static final int VERSION_LENGTH = 8;
    private static final int STATUS_LINE = VERSION_LENGTH + 4;

    private HttpStart() {}

    static boolean isResponse(ByteView bytes) {
        return bytes.u8(0) == 'H' && Lines.begins(bytes, VERSION);
    }

    /** Whether what is there can be the beginning of a message: refuses other bytes as soon as they differ. */
    static boolean fits(ByteView bytes) {
        if (isResponse(bytes)) {
            return fitsStatusLine(bytes);
        }
        return Method.begins(bytes) && fitsRequestLine(bytes);
    }

    /** Version, blank, three digits. */
    private static boolean fitsStatusLine(ByteView bytes) {
        int there = Math.min(bytes.length(), STATUS_LINE);
        for (int i = VERSION.length(); i < there; i++) {
            boolean fits = i == VERSION_LENGTH ? bytes.u8(i) == ' ' : isDigit(bytes.u8(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The line is text, and ends with the version. */
    private static boolean fitsRequestLine(ByteView bytes) {
        int end = Lines.end(bytes, 0, MAX_HEAD);
        if (end == Lines.TOO_LONG) {
            return false;
        }
        if (!Lines.isText(bytes, 0, end > 0 ? end : bytes.length())) {
            return false;
        }
        return end == Lines.OPEN || endsWithVersion(bytes, end);
    }

    private static boolean endsWithVersion(ByteView bytes, int end) {
        int to = end - 1;
        if (to > 0 && bytes.u8(to - 1) == '\r') {
            to--;
        }
        int from = to - VERSION_LENGTH;
        return from > 1
                && bytes.u8(from - 1) == ' '
                && Lines.begins(bytes.slice(from, VERSION_LENGTH), VERSION)
                && isDigit(bytes.u8(to - 1));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
