package io.otus.inventory.view;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as of RFC 4180. */
public final class Csv {
    /** Most cells read from one line. */
    private static final int MAX_CELLS = 256;

    /**
     * A line.
     *
     * @param number which one of the text it is, or begins with, from 1
     */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    private Csv() {}

    /** One line, ended. */
    public static String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        // A line of one empty cell would be read as no line at all.
        return (line.isEmpty() ? "\"\"" : line) + "\r\n";
    }

    private static String quoted(String cell) {
        // Spreadsheets take a cell that begins so for a formula; what devices say of themselves must never be run.
        boolean formula = !cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0;
        String text = formula ? "'" + cell : cell;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * The lines of a text, without those that are empty. A semicolon parts cells where the first line has no comma.
     *
     * @throws IllegalArgumentException if a quoted cell does not end; with its line
     */
    public static List<Line> read(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char comma = first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
        List<Line> lines = new ArrayList<>();
        int number = 1;
        int begun = 1;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inQuotes = false;
        int quoted = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            number += c == '\n' ? 1 : 0;
            if (inQuotes) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (c == '"' && !doubled) {
                    inQuotes = false;
                } else {
                    cell.append(c);
                    i += doubled ? 1 : 0;
                }
            } else if (c == '"' && cell.isEmpty()) {
                inQuotes = true;
                quoted = number;
            } else if (c == comma || c == '\n') {
                if (cells.size() < MAX_CELLS) {
                    cells.add(unquoted(cell));
                }
                cell.setLength(0);
                if (c == '\n') {
                    keep(begun, cells, lines);
                    cells = new ArrayList<>();
                    begun = number;
                }
            } else if (c != '\r' && c != '\uFEFF') {
                cell.append(c);
            }
        }
        if (inQuotes) {
            throw new IllegalArgumentException("line " + quoted + ": a quotation mark is not closed");
        }
        cells.add(unquoted(cell));
        keep(begun, cells, lines);
        return lines;
    }

    /** The cell without the mark that keeps spreadsheets from taking it for a formula. */
    private static String unquoted(StringBuilder cell) {
        String text = cell.toString().strip();
        boolean marked = text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0;
        return marked ? text.substring(1) : text;
    }

    private static void keep(int number, List<String> cells, List<Line> lines) {
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            lines.add(new Line(number, cells));
        }
    }
}
