package io.otus.alert.baseline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Names as single words of the baseline text: printable ASCII as it is, everything else and the characters that mean
 * something in the grammar as {@code %XX} over UTF-8. Names come from the wire, so anything may be in them.
 */
public final class Token {
    private static final String SPECIAL = "%#\"{},[]=";
    /** The word for an empty name. */
    static final String EMPTY = "-";

    private Token() {}

    /** Encodes any text as one word. */
    public static String escape(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (text.equals(EMPTY)) {
            return "%2D";
        }
        StringBuilder word = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7F && SPECIAL.indexOf(octet) < 0) {
                word.append((char) octet);
            } else {
                word.append('%').append(hex(octet >> 4)).append(hex(octet));
            }
        }
        return word.toString();
    }

    private static char hex(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble & 15, 16));
    }

    /** The text that a word stands for; a stray {@code %} stands for itself. */
    public static String unescape(String word) {
        if (word.equals(EMPTY)) {
            return "";
        }
        if (word.indexOf('%') < 0) {
            return word;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        byte[] raw = word.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (raw[i] == '%' && high >= 0 && low >= 0) {
                octets.write(high << 4 | low);
                i += 2;
            } else {
                octets.write(raw[i]);
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }
}
