package io.otus.appliance.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A plain table: a header, left-aligned columns as wide as their widest cell, two blanks between. */
public final class Table {
    /** The last column is cut to this before others are. */
    private static final int LEAST = 20;
    /** Narrower than this no column is made: better a broken line than nothing. */
    private static final int NARROWEST = 8;

    private final List<List<String>> rows = new ArrayList<>();
    private int limit = Integer.MAX_VALUE;

    /** Makes a table with these headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row of as many cells as there are headings. */
    public void row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException(
                    "cells: " + cells.length + " (expected: " + rows.getFirst().size() + ")");
        }
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(Printable.of(cell));
        }
        rows.add(row);
    }

    /** Number of rows below the header. */
    public int size() {
        return rows.size() - 1;
    }

    /** Characters of its widest line, with nothing cut. */
    int width() {
        int width = 2 * (rows.getFirst().size() - 1);
        for (int each : widths()) {
            width += each;
        }
        return width;
    }

    private int[] widths() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    /** Cuts cells so that lines are no wider than that: those of the last column first. */
    public void limit(int width) {
        limit = width;
    }

    /** The table as text, no wider than that. */
    public String fitting(int width) {
        limit(width);
        return toString();
    }

    /** Makes columns narrower until a line fits: the last one first, then whichever is widest. */
    private void fit(int[] widths) {
        int end = widths.length - 1;
        long over = 2L * end - limit;
        for (int width : widths) {
            over += width;
        }
        int spare = Math.clamp(over, 0, Math.max(0, widths[end] - LEAST));
        widths[end] -= spare;
        for (over -= spare; over > 0; over--) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
        }
    }

    private static String cut(String cell, int width) {
        return cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
    }

    /** The table as text, every line ended. */
    @Override
    public String toString() {
        return painted(-1, UnaryOperator.identity());
    }

    /** The table as text, with the cells below one heading painted. */
    String painted(String heading, UnaryOperator<String> paint) {
        return painted(rows.getFirst().indexOf(heading), paint);
    }

    private String painted(int column, UnaryOperator<String> paint) {
        int[] widths = widths();
        int columns = widths.length;
        fit(widths);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = cut(row.get(i), widths[i]);
                line.append(i == column ? paint.apply(cell) : cell)
                        .repeat(' ', i == columns - 1 ? 0 : widths[i] - cell.length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
