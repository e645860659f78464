package io.otus.layer.websocket;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Head of an HTTP/1.1 message, RFC 9112 §2.1: a first line, fields of name and value, and an empty line. */
final class HttpHead {
    /** Longest head that is looked at. */
    static final int MAX_SIZE = 8_192;

    private static final String END_OF_LINE = "\r\n";
    private static final int CR = '\r';
    private static final int LF = '\n';

    private final String[] lines;

    private HttpHead(String[] lines) {
        this.lines = lines;
    }

    static HttpHead of(ByteView bytes) {
        String text = bytes.text(0, bytes.length(), StandardCharsets.ISO_8859_1);
        return new HttpHead(text.split(END_OF_LINE));
    }

    /** Whether the bytes begin as the text does, as far as both go. */
    static boolean begins(ByteView bytes, String text) {
        int compared = Math.min(bytes.length(), text.length());
        for (int i = 0; i < compared; i++) {
            if (bytes.u8(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of the head with its empty line; 0 while that is missing, -1 where it is too long. */
    static int size(ByteView bytes) {
        int most = Math.min(bytes.length(), MAX_SIZE);
        for (int i = 3; i < most; i++) {
            if (bytes.u8(i) == LF && bytes.u8(i - 1) == CR && bytes.u8(i - 2) == LF && bytes.u8(i - 3) == CR) {
                return i + 1;
            }
        }
        return bytes.length() >= MAX_SIZE ? -1 : 0;
    }

    /** Part of the first line. */
    String first(int part) {
        String[] parts = lines.length == 0 ? new String[0] : lines[0].split(" ", -1);
        return part < parts.length ? parts[part] : "";
    }

    /** Value of a field; empty where it is absent, joined by commas where it is there more than once. */
    String field(String name) {
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon == name.length() && lines[i].regionMatches(true, 0, name, 0, colon)) {
                value.append(value.isEmpty() ? "" : ",")
                        .append(lines[i].substring(colon + 1).trim());
            }
        }
        return value.toString();
    }

    /** Whether both sides leave HTTP for WebSocket, RFC 6455 §4.1 and §4.2.2. */
    boolean upgrades() {
        return field("Upgrade").toLowerCase(Locale.ROOT).contains("websocket")
                && field("Connection").toLowerCase(Locale.ROOT).contains("upgrade");
    }
}
