package io.otus.appliance.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A line that is too long for the terminal, broken between words. */
public final class Paragraph {
    /** Columns that a text must have at least; on a terminal with less, lines break where the terminal breaks them. */
    private static final int LEAST = 20;
    /** Columns that what is left of a line is moved in by, in a text of several lines. */
    private static final int INDENT = 4;

    private Paragraph() {}

    /**
     * A text of several lines, each of them broken by itself and ended.
     *
     * @param width columns of the terminal
     */
    public static String lines(String text, int width) {
        return text.lines().map(line -> of(line, width, INDENT) + "\n").collect(Collectors.joining());
    }

    /**
     * The pieces of a text that stand below each other in a column, broken between words, or within a word that is
     * wider than the column.
     *
     * @param width of the column, 2 at least
     */
    static List<String> pieces(String text, int width) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            boolean isBetweenWords = blank > 0;
            int end = isBetweenWords ? blank : width;
            end -= !isBetweenWords && Character.isHighSurrogate(rest.charAt(end - 1)) ? 1 : 0;
            pieces.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /**
     * The text with line breaks.
     *
     * @param width columns of the terminal
     * @param indent columns that each line but the first is moved in by
     */
    static String of(String text, int width, int indent) {
        if (width - indent < LEAST) {
            return text;
        }
        StringBuilder lines = new StringBuilder();
        String rest = text;
        while (rest.length() > width) {
            int end = rest.lastIndexOf(' ', width);
            if (end <= indent) {
                end = rest.indexOf(' ', width);
            }
            if (end < 0) {
                break;
            }
            lines.append(rest, 0, end).append('\n');
            rest = " ".repeat(indent) + rest.substring(end + 1);
        }
        return lines.append(rest).toString();
    }
}
