package io.otus.appliance.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Short text fields in JSON form, such as {@code "protocol":"modbus"}. Most fields of a log repeat those of earlier
 * lines, so recent ones are kept. Confined to one thread.
 */
final class TextFields {
    /** Most characters of a text that is kept. */
    private static final int LONGEST = 32;

    /** Each field has two places, so that two that are written by turns leave each other alone. */
    private static final int PLACES = 1_024;

    private final @Nullable String[] names = new @Nullable String[PLACES];
    private final @Nullable String[] texts = new @Nullable String[PLACES];
    private final byte[][] encoded = new byte[PLACES][];

    /** A field as it was written; null where it is not kept. */
    byte @Nullable [] find(String name, String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int place = place(name, text);
        if (is(place, name, text)) {
            return encoded[place];
        }
        return is(place + 1, name, text) ? encoded[place + 1] : null;
    }

    private boolean is(int place, String name, String text) {
        return text.equals(texts[place]) && name.equals(names[place]);
    }

    /** Keeps a field, as it lies from {@code start} to {@code end}, in place of the older one of its two. */
    void keep(String name, String text, byte[] written, int start, int end) {
        if (text.length() > LONGEST) {
            return;
        }
        int place = place(name, text);
        names[place + 1] = names[place];
        texts[place + 1] = texts[place];
        encoded[place + 1] = encoded[place];
        names[place] = name;
        texts[place] = text;
        encoded[place] = Arrays.copyOfRange(written, start, end);
    }

    private static int place(String name, String text) {
        int hash = 31 * name.hashCode() + text.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 2;
    }
}
