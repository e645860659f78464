package io.otus.dissect.tns;

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
