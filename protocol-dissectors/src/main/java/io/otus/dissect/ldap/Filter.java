package io.otus.dissect.ldap;

import io.otus.layer.ber.BerReader;
import io.otus.layer.ber.BerValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The equalities of a search's filter, RFC 4511 §4.5.1.7, whatever joins them. Confined. */
final class Filter {
    /** Most equalities that are read. */
    static final int MAX_EQUALITIES = 16;

    private static final int MAX_DEPTH = 8;
    private static final int MAX_ELEMENTS = 64;
    private static final int MAX_TEXT = 64;
    private static final int AND = BerReader.CONTEXT;
    private static final int OR = BerReader.CONTEXT + 1;
    private static final int NOT = BerReader.CONTEXT + 2;
    private static final int EQUALITY = BerReader.CONTEXT + 3;

    private final Map<String, String> equalities = new LinkedHashMap<>();
    private int elements;

    /** Reads the element on which a reader stands. */
    Filter(BerReader filter) {
        take(filter, 0);
    }

    private void take(BerReader filter, int depth) {
        if (depth == MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            return;
        }
        switch (filter.tag()) {
            case AND, OR, NOT -> {
                BerReader inner = filter.inner();
                while (elements <= MAX_ELEMENTS && inner.next()) {
                    take(inner, depth + 1);
                }
            }
            case EQUALITY -> equality(filter.inner());
            default -> {}
        }
    }

    private void equality(BerReader pair) {
        if (equalities.size() == MAX_EQUALITIES || !pair.next()) {
            return;
        }
        String attribute = BerValue.text(pair.content(), MAX_TEXT);
        if (pair.next()) {
            equalities.putIfAbsent(attribute, BerValue.text(pair.content(), MAX_TEXT));
        }
    }

    /** The value that an attribute must have; empty where the filter does not ask for it. */
    String value(String attribute) {
        return equalities.getOrDefault(attribute, "");
    }

    /** All of them; values that are no plain text have a dot for each character that is none. */
    String text() {
        StringBuilder text = new StringBuilder();
        equalities.forEach((attribute, value) -> text.append(text.isEmpty() ? "" : " ")
                .append(attribute)
                .append('=')
                .append(plain(value)));
        return text.toString();
    }

    private static String plain(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            text.append(Character.isISOControl(c) || c == '\uFFFD' ? '.' : c);
        }
        return text.toString();
    }
}
