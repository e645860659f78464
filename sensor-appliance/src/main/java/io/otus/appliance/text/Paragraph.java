package io.otus.appliance.text;

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
