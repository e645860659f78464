package io.otus.appliance.text;

import java.util.Locale;

/** Text from the wire, fit for a terminal: what could steer it, or hide what stands there, is shown as its code. */
public final class Printable {
    private Printable() {}

    /**
     * The text with every control, format mark and half pair as {@code \\uXXXX}; as {@code \\UXXXXXXXX} where four
     * digits do not hold its code.
     */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED ->
                    safe.append(String.format(Locale.ROOT, c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c));
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
