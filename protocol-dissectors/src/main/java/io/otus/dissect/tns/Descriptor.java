package io.otus.dissect.tns;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A descriptor of Oracle Net: keys with values or with keys in parentheses,
 * {@code (DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=hist)(CID=(PROGRAM=x)(HOST=y)(USER=z))))}. Keys have no case.
 * Immutable.
 */
final class Descriptor {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_VALUES = 64;
    private static final int MAX_VALUE = 256;
    private static final String PASSWORD = "password";

    /** Values by their key, and those within {@code CID} by {@code CID.} and their key; the first of several counts. */
    private final Map<String, String> values = new HashMap<>();

    private Descriptor() {}

    static Descriptor read(String text) {
        Descriptor descriptor = new Descriptor();
        List<String> path = new ArrayList<>();
        int at = 0;
        while (at < text.length() && path.size() < MAX_DEPTH && descriptor.values.size() < MAX_VALUES) {
            char c = text.charAt(at);
            if (c == ')') {
                if (!path.isEmpty()) {
                    path.removeLast();
                }
                at++;
            } else if (c == '(') {
                int sign = text.indexOf('=', at);
                if (sign < 0) {
                    break;
                }
                path.add(text.substring(at + 1, sign).strip().toUpperCase(Locale.ROOT));
                at = descriptor.value(text, sign + 1, path);
            } else {
                at++;
            }
        }
        return descriptor;
    }

    /** Takes the value that stands here, unless it is keys in parentheses; where it ends. */
    private int value(String text, int from, List<String> path) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '(' && text.charAt(end) != ')') {
            end++;
        }
        if (end < text.length() && text.charAt(end) == ')') {
            String key = (path.contains("CID") ? "CID." : "") + path.getLast();
            values.putIfAbsent(
                    key, text.substring(from, Math.min(end, from + MAX_VALUE)).strip());
        }
        return end;
    }

    /**
     * Reports the places of passwords in a descriptor: the value of each key with such an ending, whatever it holds.
     */
    static void hide(ByteView message, int from, Output out) {
        String text = message.text(from, message.length() - from, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        int key = text.indexOf(PASSWORD);
        while (key >= 0) {
            int begin = key + PASSWORD.length();
            while (begin < text.length() && text.charAt(begin) == ' ') {
                begin++;
            }
            int end = begin;
            if (begin < text.length() && text.charAt(begin) == '=') {
                begin++;
                end = end(text, begin);
            }
            if (end > begin) {
                out.secret(from + begin, end - begin);
            }
            key = text.indexOf(PASSWORD, Math.max(begin, end));
        }
    }

    /** Where the parenthesis closes that a value stands in. */
    private static int end(String text, int from) {
        int depth = 0;
        int at = from;
        while (at < text.length() && (depth > 0 || text.charAt(at) != ')')) {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        return at;
    }

    /** The value of a key; empty where it is not there. */
    String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** A number that a key has; 0 for none. */
    long number(String key) {
        String value = value(key);
        return value.matches("[0-9]{1,10}") ? Long.parseLong(value) : 0;
    }
}
