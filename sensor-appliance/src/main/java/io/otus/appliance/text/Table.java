package io.otus.appliance.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A plain table: a header, left-aligned columns as wide as their widest cell, two blanks between. Where lines have a
 * {@link #limit}, it leaves out the columns that are {@link #spare}, as far as it must, has those of {@link #wrap} go
 * on in further lines, and cuts cells of the others. Figures, what is {@link #whole} and the addresses of
 * {@link #names} are never cut, as what is left would be another figure or address: rather is a line longer than its
 * limit. Without a limit each row is one line.
 */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final ColumnWidths columns = new ColumnWidths();
    private int limit = Integer.MAX_VALUE;

    /** Makes a table with these headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Says which columns tell who is meant, by names and addresses: a name is cut, and an address is not. */
    public void names(String... headings) {
        for (String heading : headings) {
            columns.names.add(column(heading));
        }
    }

    /** Says of which columns no cell is cut. */
    public void whole(String... headings) {
        for (String heading : headings) {
            columns.whole.add(column(heading));
        }
    }

    /** Says which columns lines may do without. They are left out in this order, before any cell is cut short. */
    public void spare(String... headings) {
        for (String heading : headings) {
            columns.spare.add(column(heading));
        }
    }

    /** Says which columns are cut first; without it, the last one is, where no column wraps. */
    public void cutFirst(String... headings) {
        for (String heading : headings) {
            columns.first.add(column(heading));
        }
    }

    /**
     * Says which columns go on in further lines where a line has no room, before others are cut: they are sentences,
     * whose end says as much as their beginning.
     */
    public void wrap(String... headings) {
        for (String heading : headings) {
            columns.wrapped.add(column(heading));
        }
    }

    private int column(String heading) {
        int column = rows.getFirst().indexOf(heading);
        if (column < 0) {
            throw new IllegalArgumentException("no column: " + heading);
        }
        return column;
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
        return (int) ColumnWidths.line(ColumnWidths.of(rows));
    }

    /** Has lines be no wider than that. */
    public void limit(int width) {
        limit = width;
    }

    /** The table as text, no wider than that. */
    public String fitting(int width) {
        limit(width);
        return toString();
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

    private String painted(int painted, UnaryOperator<String> paint) {
        int[] widths = columns.fitting(rows, limit);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<List<String>> cells = new ArrayList<>();
            int height = 1;
            for (int i = 0; i < widths.length; i++) {
                boolean isLeftOut = widths[i] == ColumnWidths.LEFT_OUT;
                List<String> lines = isLeftOut ? List.of() : columns.lines(row.get(i), i, widths[i]);
                cells.add(lines);
                height = Math.max(height, lines.size());
            }
            for (int i = 0; i < height; i++) {
                text.append(line(cells, i, widths, painted, paint)).append('\n');
            }
        }
        return text.toString();
    }

    /** Returns one line of a row. */
    private static String line(
            List<List<String>> cells, int at, int[] widths, int painted, UnaryOperator<String> paint) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] != ColumnWidths.LEFT_OUT) {
                List<String> lines = cells.get(i);
                String cell = at < lines.size() ? lines.get(at) : "";
                boolean isLast = i == widths.length - 1;
                line.append(i == painted && !cell.isEmpty() ? paint.apply(cell) : cell)
                        .repeat(' ', isLast ? 0 : widths[i] - cell.length() + ColumnWidths.GAP);
            }
        }
        return line.toString().stripTrailing();
    }
}
