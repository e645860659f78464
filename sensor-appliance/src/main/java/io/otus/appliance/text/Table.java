package io.otus.appliance.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A plain table: a header, left-aligned columns as wide as their widest cell, two blanks between. */
public final class Table {
    /** Narrower than this the last column never becomes: better a broken line than nothing. */
    private static final int LEAST = 20;

    private final List<List<String>> rows = new ArrayList<>();
    private int limit = Integer.MAX_VALUE;

    /** With these headings. */
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

    /** Cuts the last column so that lines are no wider than that. */
    public void limit(int width) {
        limit = width;
    }

    /** The table as text, no wider than that. */
    public String fitting(int width) {
        limit(width);
        return toString();
    }

    private String last(String cell, int[] widths) {
        long used = 0;
        for (int i = 0; i < widths.length - 1; i++) {
            used += widths[i] + 2L;
        }
        long room = Math.max(LEAST, limit - used);
        return cell.length() <= room ? cell : cell.substring(0, (int) room - 1) + "…";
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
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns - 1; i++) {
                line.append(i == column ? paint.apply(row.get(i)) : row.get(i))
                        .repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            String last = last(row.getLast(), widths);
            line.append(column == columns - 1 ? paint.apply(last) : last);
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
