package io.otus.alert.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * A keyword of a rule, {@code name} or {@code name:value}.
 *
 * @param name the keyword
 * @param value the text after the colon; empty if there is none
 */
record RuleOption(String name, String value) {
    /**
     * Splits the text between the brackets of a rule. A semicolon ends a keyword unless a backslash or quotation marks
     * protect it.
     *
     * @throws IllegalArgumentException if a keyword has no end
     */
    static List<RuleOption> split(String text) {
        List<RuleOption> options = new ArrayList<>();
        boolean isQuoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '\\') {
                i++;
            } else if (at == '"') {
                isQuoted = !isQuoted;
            } else if (at == ';' && !isQuoted) {
                options.add(of(text.substring(start, i).strip()));
                start = i + 1;
            }
        }
        if (isQuoted || !text.substring(start).isBlank()) {
            throw new IllegalArgumentException(
                    "a keyword without its end: '" + text.substring(start).strip() + "'");
        }
        return options;
    }

    private static RuleOption of(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new RuleOption(text, "")
                : new RuleOption(
                        text.substring(0, colon).strip(),
                        text.substring(colon + 1).strip());
    }

    /** Returns whether the value is negated. */
    boolean isNegated() {
        return value.startsWith("!");
    }

    /** Returns the value without quotation marks and negation. */
    String unquoted() {
        return unquoted(isNegated() ? value.substring(1).strip() : value);
    }

    /** Returns the value without quotation marks. */
    String plain() {
        return unquoted(value).strip();
    }

    private static String unquoted(String plain) {
        boolean isQuoted = plain.length() >= 2 && plain.startsWith("\"") && plain.endsWith("\"");
        return isQuoted ? plain.substring(1, plain.length() - 1) : plain;
    }
}
