package io.otus.appliance.text;

import java.util.List;
import java.util.Locale;

/** A number of things, in words: {@code 1 line}, {@code 12 lines}. */
public final class CountText {
    private CountText() {}

    /**
     * How many there are.
     *
     * @param thing the word for one, whose plural takes an s
     */
    public static String of(long count, String thing) {
        return count + " " + word(count, thing);
    }

    /** The same with the digits of a large number in groups: {@code 12,345 packets}. */
    public static String grouped(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s", count, word(count, thing));
    }

    /** The first of some texts, and how many there are beyond it; empty where there is none. */
    public static String first(List<String> texts) {
        if (texts.isEmpty()) {
            return "";
        }
        return texts.getFirst() + (texts.size() == 1 ? "" : ", and " + (texts.size() - 1) + " more");
    }

    private static String word(long count, String thing) {
        return count == 1 ? thing : thing + 's';
    }
}
